package al.feedbackledger.rules.feedback;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A case as its events tell it: everything the rules need to decide the next command.
 *
 * @param version the handling version: how many events of the case an officer's decision depends on
 */
public record Feedback(
        Facts facts,
        String institution,
        Handling handling,
        Clocks clocks,
        Answering answering,
        Counting counting,
        Words words,
        long version)
        implements FeedbackState {

    public Status status() {
        return handling.status();
    }

    public boolean isCorruptionSignal() {
        return facts.kind() == Kind.CORRUPTION_SIGNAL;
    }

    Feedback with(Handling next) {
        return new Feedback(facts, institution, next, clocks, answering, counting, words, version);
    }

    Feedback with(Clocks next) {
        return new Feedback(facts, institution, handling, next, answering, counting, words, version);
    }

    Feedback with(Answering next) {
        return new Feedback(facts, institution, handling, clocks, next, counting, words, version);
    }

    Feedback with(Counting next) {
        return new Feedback(facts, institution, handling, clocks, answering, next, words, version);
    }

    Feedback with(Words next) {
        return new Feedback(facts, institution, handling, clocks, answering, counting, next, version);
    }

    Feedback askErasure(@Nullable Request request) {
        return with(words.asked(request));
    }

    Feedback handledBy(String next) {
        return new Feedback(facts, next, handling, clocks, answering, counting, words, version);
    }

    Feedback nextVersion() {
        return new Feedback(facts, institution, handling, clocks, answering, counting, words, version + 1);
    }

    /** What the submission fixed for good. */
    public record Facts(
            String service, Kind kind, Channel channel, boolean answerWanted, Instant submittedAt, String reference) {}

    /**
     * The deadlines ever set and what became of the latest of each kind.
     *
     * @param settledAt the last event after which nobody owed anything; null while open
     */
    public record Clocks(
            Map<DeadlineKind, Deadline> deadlines,
            boolean extended,
            int clarifications,
            @Nullable Instant waitingSince,
            @Nullable Instant settledAt) {
        static final Clocks NONE = new Clocks(Map.of(), false, 0, null, null);

        public Clocks {
            deadlines = Map.copyOf(deadlines);
        }

        public @Nullable Deadline of(DeadlineKind kind) {
            return deadlines.get(kind);
        }

        Clocks set(DeadlineKind kind, Deadline deadline) {
            Map<DeadlineKind, Deadline> next = new EnumMap<>(DeadlineKind.class);
            next.putAll(deadlines);
            next.put(kind, deadline);
            return new Clocks(next, extended, clarifications, waitingSince, settledAt);
        }

        Clocks met(DeadlineKind kind) {
            Deadline deadline = of(kind);
            return deadline == null ? this : set(kind, deadline.asMet());
        }

        Clocks asExtended() {
            return new Clocks(deadlines, true, clarifications, waitingSince, settledAt);
        }

        Clocks waiting(@Nullable Instant since) {
            int asked = since == null ? clarifications : clarifications + 1;
            return new Clocks(deadlines, extended, asked, since, settledAt);
        }

        Clocks settled(@Nullable Instant at) {
            return new Clocks(deadlines, extended, clarifications, waitingSince, at);
        }
    }

    /**
     * One deadline.
     *
     * @param pausedAt when the clock stopped for the person's reply, null while it runs
     */
    public record Deadline(
            Instant dueAt,
            String standard,
            @Nullable Instant pausedAt,
            boolean met,
            boolean missed,
            boolean escalated) {
        static Deadline of(Instant dueAt, String standard) {
            return new Deadline(dueAt, standard, null, false, false, false);
        }

        boolean runs() {
            return !met && pausedAt == null;
        }

        Deadline asMet() {
            return new Deadline(dueAt, standard, null, true, missed, escalated);
        }

        Deadline asMissed() {
            return new Deadline(dueAt, standard, pausedAt, met, true, escalated);
        }

        Deadline asEscalated() {
            return new Deadline(dueAt, standard, pausedAt, met, missed, true);
        }

        Deadline paused(Instant at) {
            return new Deadline(dueAt, standard, at, met, missed, escalated);
        }

        Deadline movedTo(Instant due) {
            return new Deadline(due, standard, null, met, missed, escalated);
        }
    }

    /** An answer, by whom and when. */
    public record Answer(Instant at, String by) {}

    /**
     * Whether and with what rating the case counts.
     *
     * @param proposal what a moderator proposed and nobody has decided yet
     */
    public record Counting(
            @Nullable Integer rating,
            int corrections,
            int notes,
            boolean excluded,
            @Nullable Proposal proposal) {
        Counting rated(int next) {
            return new Counting(next, corrections + 1, notes, excluded, proposal);
        }

        Counting noted() {
            return new Counting(rating, corrections, notes + 1, excluded, proposal);
        }

        Counting proposed(@Nullable Proposal next) {
            return new Counting(rating, corrections, notes, excluded, next);
        }

        Counting decided(boolean nowExcluded) {
            return new Counting(rating, corrections, notes, nowExcluded, null);
        }
    }

    /** An open proposal of a moderator. */
    public record Proposal(ExclusionAct act, ExclusionReason reason, String by) {}

    /**
     * The sealed words the vault holds for this case.
     *
     * @param request who asked for erasing, on what ground; null where nobody did
     */
    public record Words(List<String> held, @Nullable Request request) {
        public Words {
            held = List.copyOf(held);
        }

        Words plus(String ref) {
            List<String> all = new ArrayList<>(held);
            all.add(ref);
            return new Words(all, request);
        }

        Words minus(List<String> refs) {
            List<String> rest = new ArrayList<>(held);
            rest.removeAll(refs);
            return new Words(rest, null);
        }

        Words asked(@Nullable Request next) {
            return new Words(held, next);
        }
    }

    /** A request to erase words. */
    public record Request(String by, ErasureGround ground) {}
}
