package al.feedbackledger.rules.examples;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.Status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A case from its first to its last command, with what follows each: run on the pure rules, through Axon and over HTTP.
 * A step that joins cases names {@link Made#OTHER_CASE}, which a runner with real cases replaces.
 */
public record Scenario(String name, List<Step> steps) {
    public Scenario {
        steps = List.copyOf(steps);
    }

    /**
     * @param at the command's clock
     * @param command the command for the stream it is given
     */
    public record Step(Actor by, Instant at, Function<String, FeedbackCommand> command, Expected expected) {}

    /** What follows a step. */
    public sealed interface Expected {
        /** @param status the status of the case afterwards */
        record Follows(List<Class<? extends FeedbackEvent>> events, Status status) implements Expected {}

        record Refused(Refusal.Reason reason) implements Expected {}
    }

    static Builder named(String name) {
        return new Builder(name);
    }

    /** Writes a scenario down. */
    static final class Builder {
        private final String name;
        private final List<Step> steps = new ArrayList<>();
        private Instant now = Made.START;

        private Builder(String name) {
            this.name = name;
        }

        /** Lets time pass. */
        Builder after(Duration time) {
            now = now.plus(time);
            return this;
        }

        @SafeVarargs
        @SuppressWarnings("varargs") // the array is only read
        final Builder step(
                Actor by,
                Function<String, FeedbackCommand> command,
                Status status,
                Class<? extends FeedbackEvent>... events) {
            now = now.plusSeconds(60);
            steps.add(new Step(by, now, command, new Expected.Follows(List.of(events), status)));
            return this;
        }

        Builder refused(Actor by, Function<String, FeedbackCommand> command, Refusal.Reason reason) {
            now = now.plusSeconds(60);
            steps.add(new Step(by, now, command, new Expected.Refused(reason)));
            return this;
        }

        Scenario end() {
            return new Scenario(name, steps);
        }
    }
}
