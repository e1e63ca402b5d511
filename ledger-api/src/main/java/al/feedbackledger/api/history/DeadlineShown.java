package al.feedbackledger.api.history;

import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.casefile.CaseFile.Entry;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.feedback.DeadlineKind;
import al.feedbackledger.rules.feedback.DeadlineStatus;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.Status;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The deadline that is shown of a case: the review's while it is under review, else the answer's. Computed when it is
 * read.
 *
 * @param dueAt the instant by which something must have happened; null where there is no deadline
 * @param kind null where there is no deadline
 */
@CheckReturnValue
public record DeadlineShown(
        DeadlineStatus status,
        @Nullable DeadlineKind kind,
        @Nullable Instant dueAt) {
    private static final DeadlineShown NONE = new DeadlineShown(DeadlineStatus.NONE, null, null);

    public static DeadlineShown of(CaseFile file, ServiceCatalogue catalogue, Instant now) {
        Feedback state = file.state();
        DeadlineKind kind = state.status() == Status.UNDER_REVIEW ? DeadlineKind.REVIEW : DeadlineKind.ANSWER;
        Feedback.Deadline deadline = state.clocks().of(kind);
        if (deadline == null || state.status() == Status.WITHDRAWN) {
            return NONE;
        }
        ServiceStandard named = catalogue.standard(deadline.standard());
        ServiceStandard standard = named == null ? catalogue.standardAt(now) : named;
        Instant met = deadline.met() ? metAt(file, kind) : null;
        DeadlineStatus status = DeadlineStatus.at(now, deadline.dueAt(), deadline.pausedAt(), met, standard);
        return new DeadlineShown(status, kind, deadline.dueAt());
    }

    /** When what was due happened: the first fitting event after the deadline was last set. */
    private static @Nullable Instant metAt(CaseFile file, DeadlineKind kind) {
        Instant met = null;
        for (Entry entry : file.entries()) {
            if (entry.event() instanceof FeedbackEvent.DeadlineSet set && set.kind() == kind) {
                met = null;
            } else if (met == null && meets(entry.event(), kind)) {
                met = entry.at();
            }
        }
        return met;
    }

    private static boolean meets(FeedbackEvent event, DeadlineKind kind) {
        return switch (kind) {
            case ANSWER ->
                event instanceof FeedbackEvent.FeedbackAnswered || event instanceof FeedbackEvent.FeedbackDeclined;
            case REVIEW -> event instanceof FeedbackEvent.ReviewDecided;
            case ACKNOWLEDGE -> event instanceof FeedbackEvent.FeedbackAcknowledged;
        };
    }
}
