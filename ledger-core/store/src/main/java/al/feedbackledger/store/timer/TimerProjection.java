package al.feedbackledger.store.timer;

import al.feedbackledger.rules.feedback.DeadlineKind;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.*;
import al.feedbackledger.rules.feedback.Limits;
import al.feedbackledger.rules.feedback.ReviewResult;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keeps {@code ops.timer} in step with the events. It only writes down what is due when: {@link Timers} fires, and a
 * timer too many does no harm, because the case itself refuses what no longer applies.
 */
@ProcessingGroup(TimerProjection.PROCESSOR)
public class TimerProjection {
    public static final String PROCESSOR = "timer_1";

    /** Ten working days are at least this long; the exact time needs the holidays and is found when the timer fires. */
    private static final Duration TEN_WORKING_DAYS_AT_LEAST = Duration.ofDays(14);

    private final TimerSql sql;

    public TimerProjection(JdbcClient jdbc) {
        this.sql = new TimerSql(jdbc);
    }

    @EventHandler
    void on(FeedbackEvent event, EventMessage<?> message) {
        on(event, Place.of(message));
    }

    private void on(FeedbackEvent event, Place p) {
        switch (event) {
            case DeadlineSet e -> run(e.kind(), e.dueAt(), p);
            case DeadlineResumed e -> {
                sql.delete(p.stream(), TimerKind.LAPSE_CLARIFICATION);
                run(e.kind(), e.dueAt(), p);
            }
            case DeadlineExtended e -> run(e.kind(), e.dueAt(), p);
            case DeadlinePaused e -> {
                stop(e.kind(), p);
                insert(TimerKind.LAPSE_CLARIFICATION, p.at().plus(Limits.CLARIFY_WITHIN), p);
            }
            case FeedbackAcknowledged e -> sql.delete(p.stream(), TimerKind.MISS_ACKNOWLEDGE);
            case FeedbackAnswered e -> answered(e.claimedAt() != null, p);
            case FeedbackDeclined e -> declined(p);
            case AnswerDisputed e -> sql.delete(p.stream(), TimerKind.LAPSE_ANSWER);
            case ReviewRequested e -> {
                sql.delete(p.stream(), TimerKind.LAPSE_ANSWER);
                sql.delete(p.stream(), TimerKind.LAPSE_REFUSAL);
            }
            case ReviewDecided e -> {
                stop(DeadlineKind.REVIEW, p);
                if (e.result() == ReviewResult.NEW_ANSWER) {
                    insert(TimerKind.LAPSE_ANSWER, p.at().plus(Limits.CONFIRM_WITHIN), p);
                }
            }
            case FeedbackClosed e -> sql.deleteAll(p.stream());
            case FeedbackWithdrawn e -> {
                sql.deleteAll(p.stream());
                sql.release(p.stream(), TimerKind.UNMERGE_WITHDRAWN, p.at());
            }
            case FeedbackMerged e -> sql.waitFor(p.stream(), e.into(), p.event());
            case FeedbackUnmerged e -> {
                sql.stopWaitingFor(p.stream(), e.from());
                sql.unpark(p.stream(), p.at());
            }
            case FeedbackSubmitted e -> {}
            case RatingCorrected e -> {}
            case NoteAdded e -> {}
            case FeedbackRouted e -> {}
            case FeedbackTransferred e -> {}
            case OfficerAssigned e -> {}
            case ClarificationRequested e -> {}
            case ClarificationProvided e -> {}
            case InterimReplyPosted e -> {}
            case AnswerCorrected e -> {}
            case ResolutionConfirmed e -> {}
            case ServiceReRated e -> {}
            case DeadlineMissed e -> {}
            case FeedbackEscalated e -> {}
            case ExclusionProposed e -> {}
            case FeedbackExcluded e -> {}
            case FeedbackReinstated e -> {}
            case ExclusionRejected e -> {}
            case ErasureRequested e -> {}
            case ErasureRefused e -> {}
            case PersonalDataErased e -> {}
        }
    }

    private void run(DeadlineKind kind, Instant dueAt, Place p) {
        stop(kind, p);
        switch (kind) {
            case ACKNOWLEDGE -> insert(TimerKind.MISS_ACKNOWLEDGE, dueAt, p);
            case ANSWER -> {
                insert(TimerKind.MISS_ANSWER, dueAt, p);
                insert(TimerKind.ESCALATE_ANSWER, dueAt.plus(TEN_WORKING_DAYS_AT_LEAST), p);
            }
            case REVIEW -> {
                insert(TimerKind.MISS_REVIEW, dueAt, p);
                insert(TimerKind.ESCALATE_REVIEW, dueAt.plus(TEN_WORKING_DAYS_AT_LEAST), p);
            }
        }
    }

    private void stop(DeadlineKind kind, Place p) {
        for (TimerKind timer : of(kind)) {
            sql.delete(p.stream(), timer);
        }
    }

    private static List<TimerKind> of(DeadlineKind kind) {
        return switch (kind) {
            case ACKNOWLEDGE -> List.of(TimerKind.MISS_ACKNOWLEDGE);
            case ANSWER -> List.of(TimerKind.MISS_ANSWER, TimerKind.ESCALATE_ANSWER);
            case REVIEW -> List.of(TimerKind.MISS_REVIEW, TimerKind.ESCALATE_REVIEW);
        };
    }

    /** An imported case has no clock. */
    private void answered(boolean imported, Place p) {
        if (!imported) {
            stop(DeadlineKind.ACKNOWLEDGE, p);
            stop(DeadlineKind.ANSWER, p);
            insert(TimerKind.LAPSE_ANSWER, p.at().plus(Limits.CONFIRM_WITHIN), p);
        }
    }

    private void declined(Place p) {
        stop(DeadlineKind.ACKNOWLEDGE, p);
        stop(DeadlineKind.ANSWER, p);
        insert(TimerKind.LAPSE_REFUSAL, p.at().plus(Limits.REVIEW_WITHIN), p);
        sql.release(p.stream(), TimerKind.UNMERGE_DECLINED, p.at());
    }

    private void insert(TimerKind kind, Instant due, Place p) {
        sql.insert(p.stream(), kind, p.event(), due);
    }
}
