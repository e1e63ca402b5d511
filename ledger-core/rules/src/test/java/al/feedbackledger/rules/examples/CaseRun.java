package al.feedbackledger.rules.examples;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackDecider;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvolver;
import al.feedbackledger.rules.feedback.FeedbackState;
import al.feedbackledger.rules.feedback.Status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A case that is lived through on the pure rules, one command after the other, with a clock of its own. */
public final class CaseRun {
    private final String stream;
    private final List<Entry> entries = new ArrayList<>();
    private FeedbackState state = FeedbackState.NOTHING;
    private Instant now;

    /** An event as it would be stored. */
    public record Entry(FeedbackEvent event, Actor by, Instant at) {}

    public CaseRun(String stream, Instant start) {
        this.stream = stream;
        this.now = start;
    }

    public CaseRun copy() {
        CaseRun copy = new CaseRun(stream, now);
        copy.entries.addAll(entries);
        copy.state = state;
        return copy;
    }

    /** Lets time pass. */
    public CaseRun wait(Duration time) {
        now = now.plus(time);
        return this;
    }

    public CaseRun at(Instant time) {
        now = time;
        return this;
    }

    /** Does what must be allowed. */
    public CaseRun does(Actor by, FeedbackCommand command) {
        return switch (tries(by, command)) {
            case Decision.Accepted<FeedbackEvent> accepted -> follow(by, accepted.events());
            case Decision.Refused<FeedbackEvent> refused ->
                throw new AssertionError(command.getClass().getSimpleName() + " by " + by.id() + " in " + place() + ": "
                        + refused.refusal());
        };
    }

    /** Does one of {@link Commands#byName}. */
    public CaseRun does(Actor by, String command) {
        return does(by, command(command));
    }

    public FeedbackCommand command(String name) {
        Commands.Factory factory = Commands.byName().get(name);
        if (factory == null) {
            throw new IllegalArgumentException("no command " + name);
        }
        return factory.make(stream, state instanceof Feedback feedback ? feedback : null);
    }

    /** What would follow. */
    public Decision<FeedbackEvent> tries(Actor by, FeedbackCommand command) {
        return FeedbackDecider.decide(state, command, Act.of(by, now));
    }

    /** What would follow. */
    public Decision<FeedbackEvent> tries(Actor by, String command) {
        return tries(by, command(command));
    }

    /** Why the command does not hold. */
    public Refusal.Reason refusal(Actor by, FeedbackCommand command) {
        return switch (tries(by, command)) {
            case Decision.Accepted<FeedbackEvent> accepted ->
                throw new AssertionError(command.getClass().getSimpleName() + " by " + by.id() + " in " + place()
                        + " leads to " + accepted.events());
            case Decision.Refused<FeedbackEvent> refused -> refused.refusal().reason();
        };
    }

    public Refusal.Reason refusal(Actor by, String command) {
        return refusal(by, command(command));
    }

    /** Folds what followed. */
    public CaseRun follow(Actor by, List<FeedbackEvent> events) {
        for (FeedbackEvent event : events) {
            state = FeedbackEvolver.evolve(state, event, new Stamp(now, by.id()));
            entries.add(new Entry(event, by, now));
        }
        return this;
    }

    public String stream() {
        return stream;
    }

    public Instant now() {
        return now;
    }

    public FeedbackState state() {
        return state;
    }

    public Feedback feedback() {
        if (!(state instanceof Feedback feedback)) {
            throw new IllegalStateException("no case yet");
        }
        return feedback;
    }

    public Status status() {
        return feedback().status();
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The last event of a type. */
    public <E extends FeedbackEvent> E last(Class<E> type) {
        return entries.reversed().stream()
                .map(Entry::event)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName()));
    }

    private String place() {
        return state instanceof Feedback feedback ? feedback.handling().toString() : "no case";
    }
}
