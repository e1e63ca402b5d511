package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.feedback.Feedback.Deadline;
import al.feedbackledger.rules.feedback.FeedbackEvent.*;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/**
 * Which event may follow which state. {@link FeedbackDecider} never produces another sequence; a stored one that this
 * refuses was not written by these rules, and a verifier must say so. Times and numbers of acts are left out: they are
 * policy, and a policy that changes must not make history illegal.
 */
@CheckReturnValue
final class Sequence {
    private Sequence() {}

    static boolean mayFollow(Feedback f, FeedbackEvent event, Stamp stamp) {
        boolean moves = event instanceof FeedbackRouted || event instanceof FeedbackTransferred;
        return event.service().equals(f.facts().service())
                && (moves || event.institution().equals(f.institution()))
                && fits(f, event, stamp);
    }

    private static boolean fits(Feedback f, FeedbackEvent event, Stamp stamp) {
        return switch (event) {
            case FeedbackSubmitted unused -> false;
            case RatingCorrected e ->
                isPresent(f)
                        && !f.counting().excluded()
                        && Integer.valueOf(e.previous()).equals(f.counting().rating());
            case NoteAdded unused -> isPresent(f);
            case FeedbackWithdrawn unused -> isPresent(f);
            case FeedbackRouted unused -> isIn(f, Status.RECEIVED);
            case FeedbackTransferred e -> isBeforeAnswer(f) && e.from().equals(f.institution());
            case OfficerAssigned unused -> isBeforeAnswer(f);
            case FeedbackAcknowledged unused -> isIn(f, Status.ROUTED) || isDisputed(f, true);
            case ClarificationRequested unused -> isIn(f, Status.IN_PROGRESS);
            case ClarificationProvided unused -> isIn(f, Status.AWAITING_SUBMITTER);
            case InterimReplyPosted unused -> isIn(f, Status.IN_PROGRESS);
            case FeedbackAnswered unused -> isBeforeAnswer(f) || isUnanswered(f);
            case AnswerCorrected unused ->
                isIn(f, Status.ANSWERED, Status.CLOSED, Status.RECORDED)
                        && f.answering().last() != null
                        && !isImported(f);
            case FeedbackDeclined unused -> isBeforeAnswer(f) || isIn(f, Status.RECEIVED);
            case ResolutionConfirmed unused -> isIn(f, Status.ANSWERED);
            case AnswerDisputed unused -> isIn(f, Status.ANSWERED) || isLapsed(f) || isDisputed(f, false);
            case ServiceReRated e ->
                isReRatable(f) && Integer.valueOf(e.first()).equals(f.counting().rating());
            case ReviewRequested unused -> isReviewable(f) && !f.answering().reviewRequested();
            case ReviewDecided unused -> isIn(f, Status.UNDER_REVIEW);
            case FeedbackClosed e -> closes(f, e.closure());
            case DeadlineSet e -> sets(f, e.kind());
            case DeadlinePaused e ->
                isIn(f, Status.AWAITING_SUBMITTER) && runs(f.clocks().of(e.kind()));
            case DeadlineResumed e ->
                isIn(f, e.lapsed() ? Status.AWAITING_SUBMITTER : Status.IN_PROGRESS) && isPaused(f, e.kind());
            case DeadlineExtended e ->
                isBeforeAnswer(f) && !f.clocks().extended() && runs(f.clocks().of(e.kind()));
            case DeadlineMissed e -> isOverdueOnce(f, f.clocks().of(e.kind()));
            case FeedbackEscalated e -> escalates(f, e.reason());
            case ExclusionProposed e -> proposes(f, e.act());
            case FeedbackExcluded unused -> isProposed(f, ExclusionAct.EXCLUDE);
            case FeedbackReinstated unused -> isProposed(f, ExclusionAct.REINSTATE);
            case ExclusionRejected e -> isProposed(f, e.act());
            case FeedbackMerged unused -> isBeforeAnswer(f) || isIn(f, Status.RECEIVED);
            case FeedbackUnmerged e ->
                f.handling() instanceof Handling.Merged merged && merged.into().equals(e.from());
            case ErasureRequested unused ->
                f.words().request() == null && !f.words().held().isEmpty();
            case ErasureRefused unused -> f.words().request() != null;
            case PersonalDataErased e -> erases(f, e, stamp);
        };
    }

    private static boolean isIn(Feedback f, Status... statuses) {
        return Set.of(statuses).contains(f.status());
    }

    private static boolean isPresent(Feedback f) {
        return f.status() != Status.WITHDRAWN;
    }

    private static boolean isBeforeAnswer(Feedback f) {
        return isIn(f, Status.ROUTED, Status.IN_PROGRESS);
    }

    private static boolean isDisputed(Feedback f, boolean recorded) {
        return f.handling().equals(new Handling.Disputed(recorded));
    }

    private static boolean isLapsed(Feedback f) {
        return f.handling().equals(new Handling.Closed(Closure.LAPSED));
    }

    private static boolean isImported(Feedback f) {
        return f.facts().channel() == Channel.IMPORT;
    }

    /** A reply or a closure stands in the import's own commit, behind the submission. */
    private static boolean isJustImported(Feedback f) {
        return isImported(f) && isIn(f, Status.RECORDED) && f.version() == 1;
    }

    private static boolean isUnanswered(Feedback f) {
        return f.handling().equals(new Handling.Recorded(false)) && (!isImported(f) || isJustImported(f));
    }

    private static boolean isReRatable(Feedback f) {
        boolean answered = isIn(f, Status.ANSWERED, Status.CLOSED, Status.RECORDED)
                && f.answering().last() != null;
        return answered || isIn(f, Status.MERGED);
    }

    private static boolean isReviewable(Feedback f) {
        boolean disputed =
                (isIn(f, Status.ANSWERED) || isLapsed(f)) && f.answering().disputes() > 0;
        return disputed || isIn(f, Status.DECLINED);
    }

    private static boolean closes(Feedback f, Closure closure) {
        return switch (closure) {
            case CONFIRMED, LAPSED, REVIEW_DECIDED -> isIn(f, Status.ANSWERED);
            case DECLINED -> isIn(f, Status.DECLINED);
            case IMPORTED -> isJustImported(f);
        };
    }

    private static boolean sets(Feedback f, DeadlineKind kind) {
        return switch (kind) {
            case ACKNOWLEDGE -> isIn(f, Status.RECEIVED, Status.ROUTED);
            case ANSWER -> isIn(f, Status.RECEIVED, Status.ROUTED) || isDisputed(f, true);
            case REVIEW -> isIn(f, Status.UNDER_REVIEW);
        };
    }

    private static boolean runs(@Nullable Deadline deadline) {
        return deadline != null && deadline.runs();
    }

    private static boolean isPaused(Feedback f, DeadlineKind kind) {
        Deadline deadline = f.clocks().of(kind);
        return deadline != null && deadline.pausedAt() != null;
    }

    private static boolean isOverdueOnce(Feedback f, @Nullable Deadline deadline) {
        return f.status().isOpen() && deadline != null && deadline.runs() && !deadline.missed();
    }

    private static boolean escalates(Feedback f, EscalationReason reason) {
        return switch (reason) {
            case TRANSFERRED_TOO_OFTEN -> isIn(f, Status.RECEIVED);
            case LONG_OVERDUE -> {
                Deadline deadline = f.clocks().of(FeedbackEvolver.watched(f));
                yield f.status().isOpen() && deadline != null && deadline.runs() && !deadline.escalated();
            }
        };
    }

    private static boolean proposes(Feedback f, ExclusionAct act) {
        boolean makesSense = f.counting().excluded() == (act == ExclusionAct.REINSTATE);
        return isPresent(f)
                && !f.isCorruptionSignal()
                && makesSense
                && f.counting().proposal() == null;
    }

    private static boolean isProposed(Feedback f, ExclusionAct act) {
        Feedback.Proposal proposal = f.counting().proposal();
        return isPresent(f) && proposal != null && proposal.act() == act;
    }

    /**
     * A request is answered by erasing what is held, and not by who asked; time erases only what nobody needs any more.
     * Without either, only the system says it, of words that were erased before a restore lost the event.
     */
    private static boolean erases(Feedback f, PersonalDataErased e, Stamp stamp) {
        boolean again = stamp.actor().equals(Actor.SYSTEM.id());
        Feedback.Request request = f.words().request();
        boolean alone = request != null && request.by().equals(stamp.actor());
        return (isExplained(f, e) || again)
                && !alone
                && new HashSet<>(f.words().held()).equals(new HashSet<>(e.refs()));
    }

    /** Whether the case itself says why: it was asked for, or nobody needs the words any more. */
    static boolean isExplained(Feedback f, PersonalDataErased e) {
        return f.words().request() != null
                || (e.ground() == ErasureGround.RETENTION && !f.status().isOpen());
    }
}
