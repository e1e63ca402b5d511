package al.feedbackledger.store.drill;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.store.axon.CommandResult;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One act of the drill under one idempotency key, however often and wherever it was sent, and everything it was told. */
final class SentCommand {
    private final Act act;
    private final String stream;
    private final Queue<FeedbackCommand> drafts = new ConcurrentLinkedQueue<>();
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();

    SentCommand(String stream, Act act) {
        this.stream = stream;
        this.act = act;
    }

    /**
     * A reply, and what was certainly and at most in the ledger while it was found.
     *
     * @param from the last position acknowledged to anybody before it was sent
     * @param to the last position of the ledger after it was told
     */
    record Told(CommandResult result, long from, long to) {}

    /** A form in which it was sent; a reference that was taken is drawn again. */
    void draft(FeedbackCommand command) {
        drafts.add(command);
    }

    void told(CommandResult result, long from, long to) {
        told.add(new Told(result, from, to));
    }

    Act act() {
        return act;
    }

    String stream() {
        return stream;
    }

    List<FeedbackCommand> drafts() {
        return List.copyOf(drafts);
    }

    List<Told> everythingTold() {
        return List.copyOf(told);
    }

    @Override
    public String toString() {
        return drafts + " by " + act.by().id() + " at " + act.at() + " expecting " + act.expectedVersion()
                + " was told " + told;
    }
}
