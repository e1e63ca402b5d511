package al.feedbackledger.store.timer;

import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.feedback.Closure;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.*;
import al.feedbackledger.rules.publication.PublicationEvent.PolicyAdopted;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes down when the words of each case are to be erased: so long after it was settled as the policy says. A processor
 * of its own beside {@link TimerProjection}: it starts at the ledger's beginning, so the cases of a ledger that is older
 * than this class get their timers too, and no other timer is touched.
 *
 * <p>Words that come after the erasing, or into a case without words, get a time of their own. A timer too many does no
 * harm, because the case itself refuses to erase while it is open.
 */
@ProcessingGroup(RetentionProjection.PROCESSOR)
public class RetentionProjection {
    public static final String PROCESSOR = "retention_1";

    private final TimerSql sql;
    private final RetentionPolicies policies;

    public RetentionProjection(JdbcClient jdbc, RetentionPolicies policies) {
        this.sql = new TimerSql(jdbc);
        this.policies = policies;
    }

    @EventHandler
    void on(PolicyAdopted event) {
        policies.refresh();
    }

    @EventHandler
    void on(FeedbackEvent event, EventMessage<?> message) {
        on(event, Place.of(message));
    }

    private void on(FeedbackEvent event, Place p) {
        switch (event) {
            case FeedbackSubmitted e -> {
                if (!e.answerWanted() && (e.comment() != null || e.applicationNumber() != null)) {
                    settled(p);
                }
            }
            case FeedbackDeclined e -> settled(p);
            case FeedbackWithdrawn e -> settled(p);
            case FeedbackMerged e -> settled(p);
            case FeedbackClosed e -> {
                if (e.closure() != Closure.IMPORTED) {
                    settled(p);
                }
            }
            case FeedbackAnswered e -> answered(e, p);
            case AnswerDisputed e -> open(p);
            case ReviewRequested e -> open(p);
            case FeedbackUnmerged e -> open(p);
            case PersonalDataErased e -> sql.delete(p.stream(), TimerKind.RETENTION);
            case NoteAdded e -> words(e.note(), p);
            case AnswerCorrected e -> words(e.correction(), p);
            case ErasureRequested e -> words(e.text(), p);
            case ErasureRefused e -> words(e.text(), p);
            case RatingCorrected e -> {}
            case FeedbackRouted e -> {}
            case FeedbackTransferred e -> {}
            case OfficerAssigned e -> {}
            case FeedbackAcknowledged e -> {}
            case ClarificationRequested e -> {}
            case ClarificationProvided e -> {}
            case InterimReplyPosted e -> {}
            case ReviewDecided e -> {}
            case ResolutionConfirmed e -> {}
            case ServiceReRated e -> {}
            case DeadlineSet e -> {}
            case DeadlinePaused e -> {}
            case DeadlineResumed e -> {}
            case DeadlineExtended e -> {}
            case DeadlineMissed e -> {}
            case FeedbackEscalated e -> {}
            case ExclusionProposed e -> {}
            case FeedbackExcluded e -> {}
            case FeedbackReinstated e -> {}
            case ExclusionRejected e -> {}
        }
    }

    /**
     * An answer settles feedback that wanted none. Where the person may still reply the case is open, and the timer is
     * set anew when it closes. An imported answer comes with its submission.
     */
    private void answered(FeedbackAnswered event, Place p) {
        if (event.claimedAt() != null) {
            words(event.answer(), p);
        } else {
            settled(p);
        }
    }

    private void settled(Place p) {
        sql.delete(p.stream(), TimerKind.RETENTION);
        sql.insert(p.stream(), TimerKind.RETENTION, p.event(), policies.endOfKeeping(p.at()));
    }

    private void open(Place p) {
        sql.delete(p.stream(), TimerKind.RETENTION);
    }

    private void words(@Nullable SealedText text, Place p) {
        if (text != null && !sql.has(p.stream(), TimerKind.RETENTION)) {
            sql.insert(p.stream(), TimerKind.RETENTION, p.event(), policies.endOfKeeping(p.at()));
        }
    }
}
