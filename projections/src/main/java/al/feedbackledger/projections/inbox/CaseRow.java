package al.feedbackledger.projections.inbox;

import al.feedbackledger.rules.feedback.Closure;
import al.feedbackledger.rules.feedback.DeadlineKind;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.DeadlineExtended;
import al.feedbackledger.rules.feedback.FeedbackEvent.DeadlinePaused;
import al.feedbackledger.rules.feedback.FeedbackEvent.DeadlineResumed;
import al.feedbackledger.rules.feedback.FeedbackEvent.DeadlineSet;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Limits;
import al.feedbackledger.rules.feedback.Status;
import al.feedbackledger.rules.feedback.UnmergeReason;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One case of the inbox while its events are folded: facts only, so that a deadline's status can be computed when it is
 * read. Mutable, because most events touch one or two of many columns; never shared between threads.
 */
final class CaseRow {
    final String stream;
    final String reference;
    final String service;
    final Kind kind;
    final Instant submittedAt;
    /** Until it is erased. */
    boolean hasComment;

    String institution;

    @Nullable
    Integer rating;

    Status status;

    @Nullable
    Status statusBefore;

    @Nullable
    String officer;

    int transfers;
    Clock answer = Clock.NONE;
    Clock review = Clock.NONE;
    boolean escalated;
    boolean exclusionProposed;
    boolean erasureAsked;

    /** One deadline, as facts. */
    record Clock(
            @Nullable Instant dueAt,
            @Nullable Instant pausedAt,
            @Nullable Instant metAt,
            @Nullable String standard) {
        static final Clock NONE = new Clock(null, null, null, null);

        Clock movedTo(Instant due) {
            return new Clock(due, null, metAt, standard);
        }

        Clock paused(Instant at) {
            return new Clock(dueAt, at, metAt, standard);
        }

        Clock met(Instant at) {
            return dueAt == null || metAt != null ? this : new Clock(dueAt, null, at, standard);
        }
    }

    CaseRow(String stream, FeedbackSubmitted submitted, Instant submittedAt) {
        this(
                stream,
                submitted.reference(),
                submitted.service(),
                submitted.kind(),
                submittedAt,
                submitted.comment() != null,
                submitted.institution(),
                submitted.answerWanted() ? Status.RECEIVED : Status.RECORDED);
        this.rating = submitted.rating();
    }

    CaseRow(
            String stream,
            String reference,
            String service,
            Kind kind,
            Instant submittedAt,
            boolean hasComment,
            String institution,
            Status status) {
        this.stream = stream;
        this.reference = reference;
        this.service = service;
        this.kind = kind;
        this.submittedAt = submittedAt;
        this.hasComment = hasComment;
        this.institution = institution;
        this.status = status;
    }

    /** The shown deadline: the review's while under review, else the answer's. */
    Clock shown() {
        return status == Status.UNDER_REVIEW ? review : answer;
    }

    int dueRank() {
        Clock shown = shown();
        if (!status.isOpen() || shown.dueAt() == null || shown.metAt() != null) {
            return 2;
        }
        return shown.pausedAt() == null ? 0 : 1;
    }

    /** One line for each kind of event, long as that is: whoever adds one has to say here what staff see of it. */
    void take(FeedbackEvent event, Instant at) {
        switch (event) {
            case FeedbackSubmitted unused -> throw new IllegalStateException("a case is submitted once");
            case FeedbackEvent.RatingCorrected e -> rating = e.rating();
            case FeedbackEvent.FeedbackWithdrawn unused -> status = Status.WITHDRAWN;
            case FeedbackEvent.FeedbackRouted e -> passedTo(e.institution(), Status.ROUTED);
            case FeedbackEvent.FeedbackTransferred e -> transferred(e.institution());
            case FeedbackEvent.OfficerAssigned e -> officer = e.officer();
            case FeedbackEvent.FeedbackAcknowledged unused -> status = Status.IN_PROGRESS;
            case FeedbackEvent.ClarificationRequested unused -> status = Status.AWAITING_SUBMITTER;
            case FeedbackEvent.ClarificationProvided unused -> status = Status.IN_PROGRESS;
            case FeedbackEvent.FeedbackAnswered unused -> answered(at);
            case FeedbackEvent.FeedbackDeclined unused -> {
                answer = answer.met(at);
                status = Status.DECLINED;
            }
            case FeedbackEvent.AnswerDisputed unused -> status = Status.DISPUTED;
            case FeedbackEvent.ReviewRequested unused -> status = Status.UNDER_REVIEW;
            case FeedbackEvent.ReviewDecided unused -> {
                review = review.met(at);
                status = Status.ANSWERED;
            }
            case FeedbackEvent.FeedbackClosed e -> status = e.closure() == Closure.IMPORTED ? status : Status.CLOSED;
            case FeedbackEvent.FeedbackMerged unused -> {
                statusBefore = status;
                status = Status.MERGED;
            }
            case FeedbackEvent.FeedbackUnmerged e -> unmerged(e.reason());
            case DeadlineSet e -> set(e.kind(), new Clock(e.dueAt(), null, null, e.standard()));
            case DeadlinePaused e -> set(e.kind(), of(e.kind()).paused(at));
            case DeadlineResumed e -> {
                set(e.kind(), of(e.kind()).movedTo(e.dueAt()));
                status = e.lapsed() ? Status.IN_PROGRESS : status;
            }
            case DeadlineExtended e -> set(e.kind(), of(e.kind()).movedTo(e.dueAt()));
            case FeedbackEvent.FeedbackEscalated unused -> escalated = true;
            case FeedbackEvent.ExclusionProposed unused -> exclusionProposed = true;
            case FeedbackEvent.FeedbackExcluded unused -> exclusionProposed = false;
            case FeedbackEvent.FeedbackReinstated unused -> exclusionProposed = false;
            case FeedbackEvent.ExclusionRejected unused -> exclusionProposed = false;
            case FeedbackEvent.ErasureRequested unused -> erasureAsked = true;
            case FeedbackEvent.ErasureRefused unused -> erasureAsked = false;
            case FeedbackEvent.PersonalDataErased unused -> {
                erasureAsked = false;
                hasComment = false;
            }
            case FeedbackEvent.NoteAdded unused -> unchanged();
            case FeedbackEvent.InterimReplyPosted unused -> unchanged();
            case FeedbackEvent.AnswerCorrected unused -> unchanged();
            case FeedbackEvent.ResolutionConfirmed unused -> unchanged();
            case FeedbackEvent.ServiceReRated unused -> unchanged();
            case FeedbackEvent.DeadlineMissed unused -> unchanged();
        }
    }

    private void unchanged() {
        // What a list shows of the case stays as it is.
    }

    private void passedTo(String next, Status as) {
        institution = next;
        officer = null;
        status = as;
    }

    private void transferred(String next) {
        passedTo(next, transfers >= Limits.TRANSFERS ? Status.RECEIVED : Status.ROUTED);
        transfers++;
    }

    private void answered(Instant at) {
        answer = answer.met(at);
        status = status == Status.RECORDED ? Status.RECORDED : Status.ANSWERED;
    }

    private void unmerged(UnmergeReason reason) {
        if (statusBefore == null) {
            throw new IllegalStateException("only a merged case is unmerged");
        }
        status = reason == UnmergeReason.DISPUTED ? Status.DISPUTED : statusBefore;
        statusBefore = null;
    }

    private Clock of(DeadlineKind deadline) {
        return switch (deadline) {
            case ACKNOWLEDGE -> Clock.NONE;
            case ANSWER -> answer;
            case REVIEW -> review;
        };
    }

    private void set(DeadlineKind deadline, Clock clock) {
        switch (deadline) {
            case ACKNOWLEDGE -> unchanged();
            case ANSWER -> answer = clock;
            case REVIEW -> review = clock;
        }
    }
}
