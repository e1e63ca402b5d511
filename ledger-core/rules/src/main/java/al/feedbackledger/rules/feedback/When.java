package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Refusal.Reason;
import al.feedbackledger.rules.feedback.Feedback.Answer;
import al.feedbackledger.rules.feedback.Feedback.Deadline;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.TemporalAmount;

import static java.util.Objects.requireNonNull;

/** The conditions of the handling table beyond state and actor: counts, times and who acted before. */
final class When {
    private When() {}

    /** A further condition on the state; null when it holds. */
    @FunctionalInterface
    interface Condition {
        @Nullable
        Reason refuse(Feedback feedback, Act act);
    }

    static @Nullable Reason always(Feedback feedback, Act act) {
        return null;
    }

    /** Corruption signals are never routed, transferred or joined. */
    static @Nullable Reason plain(Feedback feedback, Act act) {
        return feedback.isCorruptionSignal() ? Reason.NOT_NOW : null;
    }

    static @Nullable Reason clarificationsLeft(Feedback feedback, Act act) {
        return atMost(feedback.clocks().clarifications(), Limits.CLARIFICATIONS);
    }

    static @Nullable Reason interimsLeft(Feedback feedback, Act act) {
        return atMost(feedback.answering().interims(), Limits.INTERIM_REPLIES);
    }

    static @Nullable Reason notesLeft(Feedback feedback, Act act) {
        return atMost(feedback.counting().notes(), Limits.NOTES);
    }

    static @Nullable Reason clarificationOver(Feedback feedback, Act act) {
        return notBefore(requireNonNull(feedback.clocks().waitingSince()), Limits.CLARIFY_WITHIN, act);
    }

    static @Nullable Reason extendable(Feedback feedback, Act act) {
        Deadline answer = feedback.clocks().of(DeadlineKind.ANSWER);
        if (answer == null || !answer.runs()) {
            return Reason.NOT_NOW;
        }
        if (feedback.clocks().extended()) {
            return Reason.LIMIT_REACHED;
        }
        return act.at().isBefore(answer.dueAt()) ? null : Reason.TOO_LATE;
    }

    static @Nullable Reason answerable(Feedback feedback, Act act) {
        if (feedback.facts().channel() == Channel.IMPORT) {
            return Reason.NOT_NOW;
        }
        if (feedback.handling().equals(new Handling.Recorded(true))) {
            return Reason.LIMIT_REACHED;
        }
        return feedback.answering().disputes() > 0 ? freshEyes(feedback, act) : null;
    }

    static @Nullable Reason correctable(Feedback feedback, Act act) {
        Answer last = feedback.answering().last();
        if (last == null || feedback.facts().channel() == Channel.IMPORT) {
            return Reason.NOT_NOW;
        }
        if (!last.by().equals(act.by().id())) {
            return Reason.NOT_YOURS;
        }
        return atMost(feedback.answering().corrections(), Limits.ANSWER_CORRECTIONS);
    }

    static @Nullable Reason answerLapsed(Feedback feedback, Act act) {
        return notBefore(requireNonNull(feedback.answering().last()).at(), Limits.CONFIRM_WITHIN, act);
    }

    static @Nullable Reason refusalLapsed(Feedback feedback, Act act) {
        return notBefore(requireNonNull(feedback.answering().declinedAt()), Limits.REVIEW_WITHIN, act);
    }

    /** For a merged case the window runs from the answer of the case it was joined with; the decider checks it. */
    static @Nullable Reason disputable(Feedback feedback, Act act) {
        if (feedback.answering().disputes() >= Limits.DISPUTES) {
            return Reason.LIMIT_REACHED;
        }
        if (feedback.status() == Status.MERGED) {
            return null;
        }
        return openOrLapsed(feedback)
                ? within(requireNonNull(feedback.answering().last()).at(), Limits.DISPUTE_WITHIN, act)
                : Reason.NOT_NOW;
    }

    static @Nullable Reason reviewable(Feedback feedback, Act act) {
        Answering answering = feedback.answering();
        if (answering.reviewRequested()) {
            return Reason.LIMIT_REACHED;
        }
        if (feedback.status() == Status.DECLINED) {
            return within(requireNonNull(answering.declinedAt()), Limits.REVIEW_WITHIN, act);
        }
        if (!openOrLapsed(feedback) || answering.disputes() == 0) {
            return Reason.NOT_NOW;
        }
        return within(requireNonNull(answering.last()).at(), Limits.REVIEW_WITHIN, act);
    }

    /** Nobody decides twice in one case. */
    static @Nullable Reason freshEyes(Feedback feedback, Act act) {
        return feedback.answering().answerers().contains(act.by().id()) ? Reason.SAME_PERSON : null;
    }

    static @Nullable Reason ratingCorrectable(Feedback feedback, Act act) {
        if (feedback.counting().rating() == null || feedback.counting().excluded()) {
            return Reason.NOT_NOW;
        }
        if (feedback.counting().corrections() >= Limits.RATING_CORRECTIONS) {
            return Reason.LIMIT_REACHED;
        }
        return within(feedback.facts().submittedAt(), Limits.CORRECT_RATING_WITHIN, act);
    }

    /** For a merged case the decider checks the answer of the case it was joined with. */
    static @Nullable Reason reRatable(Feedback feedback, Act act) {
        if (feedback.counting().rating() == null) {
            return Reason.NOT_NOW;
        }
        if (feedback.answering().last() == null && feedback.status() != Status.MERGED) {
            return Reason.NOT_NOW;
        }
        return feedback.answering().reRated() ? Reason.LIMIT_REACHED : null;
    }

    static @Nullable Reason excludable(Feedback feedback, Act act) {
        return mayPropose(feedback, !feedback.counting().excluded());
    }

    static @Nullable Reason reinstatable(Feedback feedback, Act act) {
        return mayPropose(feedback, feedback.counting().excluded());
    }

    static @Nullable Reason exclusionProposed(Feedback feedback, Act act) {
        return mayDecide(feedback, act, ExclusionAct.EXCLUDE);
    }

    static @Nullable Reason reinstatementProposed(Feedback feedback, Act act) {
        return mayDecide(feedback, act, ExclusionAct.REINSTATE);
    }

    static @Nullable Reason proposed(Feedback feedback, Act act) {
        Feedback.Proposal proposal = feedback.counting().proposal();
        return proposal == null ? Reason.NOT_NOW : mayDecide(feedback, act, proposal.act());
    }

    static @Nullable Reason wordsHeld(Feedback feedback, Act act) {
        return feedback.words().held().isEmpty() ? Reason.NOT_NOW : null;
    }

    static @Nullable Reason erasable(Feedback feedback, Act act) {
        return feedback.words().request() == null ? wordsHeld(feedback, act) : Reason.NO_CHANGE;
    }

    static @Nullable Reason erasureAsked(Feedback feedback, Act act) {
        Feedback.Request request = feedback.words().request();
        if (request == null) {
            return Reason.NOT_NOW;
        }
        return request.by().equals(act.by().id()) ? Reason.SAME_PERSON : null;
    }

    static @Nullable Reason within(Instant from, TemporalAmount time, Act act) {
        return act.at().isAfter(from.plus(time)) ? Reason.TOO_LATE : null;
    }

    private static @Nullable Reason notBefore(Instant from, TemporalAmount time, Act act) {
        return act.at().isBefore(from.plus(time)) ? Reason.TOO_EARLY : null;
    }

    private static @Nullable Reason atMost(int done, int limit) {
        return done >= limit ? Reason.LIMIT_REACHED : null;
    }

    private static boolean openOrLapsed(Feedback feedback) {
        return feedback.status() == Status.ANSWERED || feedback.handling().equals(new Handling.Closed(Closure.LAPSED));
    }

    private static @Nullable Reason mayPropose(Feedback feedback, boolean makesSense) {
        if (feedback.isCorruptionSignal() || !makesSense) {
            return Reason.NOT_NOW;
        }
        return feedback.counting().proposal() == null ? null : Reason.NO_CHANGE;
    }

    private static @Nullable Reason mayDecide(Feedback feedback, Act act, ExclusionAct wanted) {
        Feedback.Proposal proposal = feedback.counting().proposal();
        if (proposal == null || proposal.act() != wanted) {
            return Reason.NOT_NOW;
        }
        return proposal.by().equals(act.by().id()) ? Reason.SAME_PERSON : null;
    }
}
