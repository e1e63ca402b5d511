package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.feedback.Feedback.Answer;
import al.feedbackledger.rules.feedback.Feedback.Clocks;
import al.feedbackledger.rules.feedback.Feedback.Counting;
import al.feedbackledger.rules.feedback.Feedback.Deadline;
import al.feedbackledger.rules.feedback.Feedback.Facts;
import al.feedbackledger.rules.feedback.Feedback.Proposal;
import al.feedbackledger.rules.feedback.Feedback.Request;
import al.feedbackledger.rules.feedback.Feedback.Words;
import al.feedbackledger.rules.feedback.FeedbackEvent.*;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Folds the events of a case into its state. A sequence that the rules cannot have produced throws. */
@CheckReturnValue
public final class FeedbackEvolver {
    private FeedbackEvolver() {}

    /** @throws IllegalStateException when the event cannot follow the state */
    public static FeedbackState evolve(FeedbackState state, FeedbackEvent event, Stamp stamp) {
        return switch (state) {
            case FeedbackState.Nothing unused -> begin(event, stamp);
            case Feedback feedback -> {
                if (!Sequence.mayFollow(feedback, event, stamp)) {
                    throw illegal(feedback, event);
                }
                Feedback next = settle(feedback, next(feedback, event, stamp), stamp.at());
                yield changesHandling(event) ? next.nextVersion() : next;
            }
        };
    }

    /**
     * Whether nothing in a case explains that its words are erased: nobody asked for it, and their time was not over. The
     * system may say so of words that were erased before a restore lost the event; that there was a restore the case does
     * not know, so whoever verifies a ledger has to ask.
     */
    public static boolean isErasedForNoReason(Feedback f, PersonalDataErased erased) {
        return !Sequence.isExplained(f, erased);
    }

    private static Feedback begin(FeedbackEvent event, Stamp stamp) {
        if (!(event instanceof FeedbackSubmitted submitted)) {
            throw new IllegalStateException(event.getClass().getSimpleName() + " cannot begin a case");
        }
        boolean waits = submitted.answerWanted() && submitted.channel() != Channel.IMPORT;
        List<String> held = new ArrayList<>();
        addRef(held, submitted.comment());
        addRef(held, submitted.applicationNumber());
        return new Feedback(
                new Facts(
                        submitted.service(),
                        submitted.kind(),
                        submitted.channel(),
                        submitted.answerWanted(),
                        stamp.at(),
                        submitted.reference()),
                submitted.institution(),
                waits ? new Handling.Received() : new Handling.Recorded(false),
                waits ? Clocks.NONE : Clocks.NONE.settled(stamp.at()),
                Answering.NONE,
                new Counting(submitted.rating(), 0, 0, false, null),
                new Words(held, null),
                1);
    }

    private static void addRef(List<String> refs, @Nullable SealedText text) {
        if (text != null) {
            refs.add(text.ref());
        }
    }

    private static Feedback next(Feedback f, FeedbackEvent event, Stamp stamp) {
        return switch (event) {
            case FeedbackSubmitted unused -> throw illegal(f, event);
            case RatingCorrected e -> f.with(f.counting().rated(e.rating()));
            case NoteAdded e ->
                f.with(f.counting().noted()).with(f.words().plus(e.note().ref()));
            case FeedbackWithdrawn unused -> f.with(new Handling.Withdrawn());
            case FeedbackRouted e -> f.handledBy(e.institution()).with(new Handling.Routed());
            case FeedbackTransferred e ->
                f.handledBy(e.institution())
                        .with(f.answering().transferred())
                        .with(transferredTo(f.answering().transfers()));
            case OfficerAssigned unused -> f;
            case FeedbackAcknowledged unused ->
                f.with(f.clocks().met(DeadlineKind.ACKNOWLEDGE)).with(new Handling.InProgress());
            case ClarificationRequested e ->
                f.with(f.clocks().waiting(stamp.at()))
                        .with(f.words().plus(e.question().ref()))
                        .with(new Handling.AwaitingSubmitter());
            case ClarificationProvided e ->
                f.with(f.clocks().waiting(null))
                        .with(f.words().plus(e.reply().ref()))
                        .with(new Handling.InProgress());
            case InterimReplyPosted e ->
                f.with(f.answering().interim()).with(f.words().plus(e.reply().ref()));
            case FeedbackAnswered e -> answered(f, e, stamp);
            case AnswerCorrected e ->
                f.with(f.answering().corrected())
                        .with(f.words().plus(e.correction().ref()));
            case FeedbackDeclined e ->
                f.with(f.answering().declined(new Answer(stamp.at(), stamp.actor())))
                        .with(answerMet(f))
                        .with(f.words().plus(e.explanation().ref()))
                        .with(new Handling.Declined());
            case ResolutionConfirmed unused -> f;
            case AnswerDisputed e -> disputed(f, e);
            case ServiceReRated unused -> f.with(f.answering().rated());
            case ReviewRequested e ->
                withText(f, e.text()).with(f.answering().reviewAsked()).with(new Handling.UnderReview());
            case ReviewDecided e -> reviewed(f, e, stamp);
            case FeedbackClosed e -> e.closure() == Closure.IMPORTED ? f : f.with(new Handling.Closed(e.closure()));
            case DeadlineSet e -> f.with(f.clocks().set(e.kind(), Deadline.of(e.dueAt(), e.standard())));
            case DeadlinePaused e ->
                f.with(f.clocks().set(e.kind(), deadline(f, e.kind()).paused(stamp.at())));
            case DeadlineResumed e -> resumed(f, e);
            case DeadlineExtended e ->
                f.with(f.clocks()
                        .set(e.kind(), deadline(f, e.kind()).movedTo(e.dueAt()))
                        .asExtended());
            case DeadlineMissed e ->
                f.with(f.clocks().set(e.kind(), deadline(f, e.kind()).asMissed()));
            case FeedbackEscalated e -> escalated(f, e);
            case ExclusionProposed e -> f.with(f.counting().proposed(new Proposal(e.act(), e.reason(), stamp.actor())));
            case FeedbackExcluded unused -> f.with(f.counting().decided(true));
            case FeedbackReinstated unused -> f.with(f.counting().decided(false));
            case ExclusionRejected unused -> f.with(f.counting().proposed(null));
            case FeedbackMerged e -> f.with(new Handling.Merged(e.into(), f.handling()));
            case FeedbackUnmerged e -> unmerged(f, e);
            case ErasureRequested e -> withText(f, e.text()).askErasure(new Request(stamp.actor(), e.ground()));
            case ErasureRefused e -> withText(f, e.text()).askErasure(null);
            case PersonalDataErased e -> f.with(f.words().minus(e.refs()));
        };
    }

    private static Handling transferredTo(int earlierTransfers) {
        return earlierTransfers >= Limits.TRANSFERS ? new Handling.Received() : new Handling.Routed();
    }

    private static Feedback answered(Feedback f, FeedbackAnswered e, Stamp stamp) {
        Instant at = e.claimedAt() == null ? stamp.at() : e.claimedAt();
        Handling next =
                f.handling() instanceof Handling.Recorded ? new Handling.Recorded(true) : new Handling.Answered();
        return f.with(f.answering().answered(new Answer(at, stamp.actor())))
                .with(answerMet(f))
                .with(f.words().plus(e.answer().ref()))
                .with(next);
    }

    private static Clocks answerMet(Feedback f) {
        return f.clocks().met(DeadlineKind.ACKNOWLEDGE).met(DeadlineKind.ANSWER);
    }

    private static Feedback disputed(Feedback f, AnswerDisputed e) {
        return withText(f, e.text()).with(f.answering().disputed()).with(new Handling.Disputed(true));
    }

    private static Feedback reviewed(Feedback f, ReviewDecided e, Stamp stamp) {
        return f.with(f.answering().answered(new Answer(stamp.at(), stamp.actor())))
                .with(f.clocks().met(DeadlineKind.REVIEW))
                .with(f.words().plus(e.text().ref()))
                .with(new Handling.Answered());
    }

    private static Feedback resumed(Feedback f, DeadlineResumed e) {
        Clocks clocks = f.clocks().set(e.kind(), deadline(f, e.kind()).movedTo(e.dueAt()));
        return e.lapsed() ? f.with(clocks.waiting(null)).with(new Handling.InProgress()) : f.with(clocks);
    }

    private static Feedback escalated(Feedback f, FeedbackEscalated e) {
        if (e.reason() == EscalationReason.TRANSFERRED_TOO_OFTEN) {
            return f;
        }
        DeadlineKind kind = watched(f);
        return f.with(f.clocks().set(kind, deadline(f, kind).asEscalated()));
    }

    /** The deadline whose long overrun shows a case to the operator, and whose status is shown. */
    static DeadlineKind watched(Feedback f) {
        return f.status() == Status.UNDER_REVIEW ? DeadlineKind.REVIEW : DeadlineKind.ANSWER;
    }

    /** The answer given to the case it was joined with was an answer to this one too; disputing it starts a new clock. */
    private static Feedback unmerged(Feedback f, FeedbackUnmerged e) {
        if (!(f.handling() instanceof Handling.Merged merged)) {
            throw illegal(f, e);
        }
        if (e.reason() != UnmergeReason.DISPUTED) {
            return f.with(merged.before());
        }
        Answering answering =
                e.answeredBy() == null ? f.answering() : f.answering().alsoAnsweredBy(e.answeredBy());
        return f.with(answering).with(answerMet(f)).with(new Handling.Disputed(false));
    }

    private static Feedback withText(Feedback f, @Nullable SealedText text) {
        return text == null ? f : f.with(f.words().plus(text.ref()));
    }

    private static Deadline deadline(Feedback f, DeadlineKind kind) {
        Deadline deadline = f.clocks().of(kind);
        if (deadline == null) {
            throw new IllegalStateException("no deadline of kind " + kind + " in status " + f.status());
        }
        return deadline;
    }

    /** Retention counts from the last event after which nobody owed anything. */
    private static Feedback settle(Feedback before, Feedback after, Instant at) {
        boolean open = after.status().isOpen();
        if (open) {
            return after.with(after.clocks().settled(null));
        }
        return after.handling().equals(before.handling())
                ? after
                : after.with(after.clocks().settled(at));
    }

    private static IllegalStateException illegal(Feedback f, FeedbackEvent event) {
        return new IllegalStateException(event.getClass().getSimpleName() + " cannot follow in status " + f.status());
    }

    /** Whether an officer who has not seen the event acts on an outdated picture. */
    static boolean changesHandling(FeedbackEvent event) {
        return !(event instanceof FeedbackEvent.Aside);
    }
}
