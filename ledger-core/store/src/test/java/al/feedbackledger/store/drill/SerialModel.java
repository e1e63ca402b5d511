package al.feedbackledger.store.drill;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackDecider;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvolver;
import al.feedbackledger.rules.feedback.FeedbackState;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.eventstore.LedgerReader.StoredEvent;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The ledger as it would be if one person sat at it and did one thing after the other: cases in memory and the pure rules.
 * Whatever several nodes did at once must be what this one would have done, in the order of the ledger.
 */
final class SerialModel {
    private static final String ERASED = "PersonalDataErased";

    private final List<StoredEvent> ledger;
    private final Map<String, List<Step>> cases = new HashMap<>();
    private final Set<Long> explained = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    /** A case's state after a position. */
    private record Step(long position, FeedbackState state) {}

    SerialModel(List<StoredEvent> ledger) {
        this.ledger = ledger;
        for (StoredEvent stored : ledger) {
            List<Step> steps = cases.computeIfAbsent(
                    stored.streamId(), fresh -> new ArrayList<>(List.of(new Step(0, FeedbackState.NOTHING))));
            Stamp stamp = new Stamp(
                    stored.occurredAt(),
                    JsonMapper.shared()
                            .readTree(stored.metadata())
                            .get("actorId")
                            .asString());
            steps.add(new Step(
                    stored.position(), FeedbackEvolver.evolve(steps.getLast().state(), event(stored), stamp)));
        }
    }

    private static FeedbackEvent event(StoredEvent stored) {
        return (FeedbackEvent) EventFormat.current().read(stored.eventName(), stored.revision(), stored.payload());
    }

    /** What the model would not have done; empty if everything is as if one thing was done after the other. */
    List<String> disagreements(Collection<SentCommand> sent) {
        sent.forEach(this::compare);
        ledger.stream()
                .filter(stored -> !explained.contains(stored.position()))
                .forEach(stored -> faults.add("position " + stored.position() + " was asked for by nobody"));
        return faults;
    }

    private void compare(SentCommand command) {
        Set<String> replies = replies(command);
        long doneAt = replies.stream()
                .mapToLong(reply -> Reply.read(reply).first())
                .min()
                .orElse(Long.MAX_VALUE);
        int first = 0;
        for (SentCommand.Told told : command.everythingTold()) {
            switch (told.result()) {
                case CommandResult.Done done -> {
                    first++;
                    require(done.firstPosition() > told.from(), "stands before what was acknowledged earlier", command);
                }
                case CommandResult.Repeated unused -> {}
                case CommandResult.Refused refused ->
                    require(couldRefuse(command, refused, told, doneAt), "was refused without reason", command);
                case CommandResult.Conflict unused ->
                    require(
                            command.act().expectedVersion() != null || somebodyWrote(command, told),
                            "met nobody and was told of a conflict",
                            command);
                case CommandResult.KeyReused unused -> require(false, "has its key to itself", command);
                case CommandResult.AlreadyImported unused -> require(false, "imports nothing", command);
                case CommandResult.Overloaded unused -> require(false, "is no overload", command);
                // Nothing was said; the drill has asked again until something was.
                case CommandResult.Unavailable unused -> {}
            }
        }
        int lives = 1 + erasures(command.stream());
        require(first <= lives, "was done twice", command);
        require(replies.size() <= lives, "got two different replies", command);
        replies.forEach(reply -> follow(command, Reply.read(reply)));
    }

    /** With a case's words its receipts go: what is repeated after that is an act of its own. */
    private int erasures(String stream) {
        return Math.toIntExact(ledger.stream()
                .filter(stored ->
                        stored.streamId().equals(stream) && stored.eventName().equals(ERASED))
                .count());
    }

    /** Where the receipts of a case went next after a position; the greatest number if they never did. */
    private long forgottenAfter(String stream, long position) {
        return ledger.stream()
                .filter(stored ->
                        stored.streamId().equals(stream) && stored.eventName().equals(ERASED))
                .mapToLong(StoredEvent::position)
                .filter(at -> at > position)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Every reply its key ever led to, byte for byte. */
    private static Set<String> replies(SentCommand command) {
        Set<String> replies = new HashSet<>();
        for (SentCommand.Told told : command.everythingTold()) {
            if (told.result() instanceof CommandResult.Done done) {
                replies.add(new String(Objects.requireNonNull(done.sealedReply()), UTF_8));
            } else if (told.result() instanceof CommandResult.Repeated repeated) {
                replies.add(new String(repeated.sealedReply(), UTF_8));
            }
        }
        return replies;
    }

    /** The stored events are those the rules give for the command in the state before. */
    private void follow(SentCommand command, Reply reply) {
        List<FeedbackEvent> stored = new ArrayList<>();
        for (StoredEvent event : ledger.subList(Math.toIntExact(reply.first() - 1), Math.toIntExact(reply.last()))) {
            require(event.streamId().equals(command.stream()), "was stored on another stream", command);
            require(event.occurredAt().equals(command.act().at()), "was stored with another time", command);
            require(explained.add(event.position()), "shares a position", command);
            stored.add(event(event));
        }
        FeedbackState before = stateAt(command.stream(), reply.first() - 1);
        require(
                command.drafts().stream().anyMatch(draft -> leadsTo(before, draft, command.act(), stored)),
                "does not lead to what is stored at " + reply,
                command);
    }

    private static boolean leadsTo(FeedbackState before, FeedbackCommand draft, Act act, List<FeedbackEvent> stored) {
        return FeedbackDecider.decide(before, draft, act) instanceof Decision.Accepted<FeedbackEvent> accepted
                && accepted.events().equals(stored);
    }

    private FeedbackState stateAt(String stream, long position) {
        FeedbackState state = FeedbackState.NOTHING;
        for (Step step : cases.getOrDefault(stream, List.of())) {
            if (step.position() <= position) {
                state = step.state();
            }
        }
        return state;
    }

    /** The states a case had while a command was under way. */
    private List<FeedbackState> states(String stream, long from, long to) {
        List<FeedbackState> states = new ArrayList<>(List.of(stateAt(stream, from)));
        for (Step step : cases.getOrDefault(stream, List.of())) {
            if (step.position() > from && step.position() <= to) {
                states.add(step.state());
            }
        }
        return states;
    }

    /** Once it was done its key leads to its reply: it can have been refused before that, or after its receipt went. */
    private boolean couldRefuse(
            SentCommand command, CommandResult.Refused refused, SentCommand.Told told, long doneAt) {
        long forgotten = doneAt == Long.MAX_VALUE ? Long.MAX_VALUE : forgottenAfter(command.stream(), doneAt);
        return (told.from() < doneAt && couldRefuse(command, refused, told.from(), Math.min(told.to(), doneAt - 1)))
                || (told.to() >= forgotten
                        && couldRefuse(command, refused, Math.max(told.from(), forgotten), told.to()));
    }

    private boolean couldRefuse(SentCommand command, CommandResult.Refused refused, long from, long to) {
        return states(command.stream(), from, to).stream().anyMatch(state -> command.drafts().stream()
                .anyMatch(draft -> refuses(state, draft, command.act(), refused)));
    }

    private static boolean refuses(FeedbackState state, FeedbackCommand draft, Act act, CommandResult.Refused refused) {
        return FeedbackDecider.decide(state, draft, act) instanceof Decision.Refused<FeedbackEvent> mine
                && mine.refusal().reason().equals(refused.refusal().reason());
    }

    private boolean somebodyWrote(SentCommand command, SentCommand.Told told) {
        return states(command.stream(), told.from(), told.to()).size() > 1;
    }

    private void require(boolean holds, String fault, SentCommand command) {
        if (!holds) {
            faults.add(fault + ": " + command);
        }
    }
}
