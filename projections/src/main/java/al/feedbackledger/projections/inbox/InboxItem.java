package al.feedbackledger.projections.inbox;

import al.feedbackledger.rules.feedback.DeadlineKind;
import al.feedbackledger.rules.feedback.DeadlineStatus;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Status;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One case in a list.
 *
 * @param reference compact, 9 symbols
 * @param service as submitted
 * @param institution that handles it now
 * @param officer actor id of who is to answer
 * @param escalated whether it was shown to the operator
 * @param hasComment whether the person wrote something; what, the vault knows
 */
public record InboxItem(
        String stream,
        String reference,
        String service,
        String institution,
        Kind kind,
        @Nullable Integer rating,
        Status status,
        Instant submittedAt,
        @Nullable String officer,
        Due due,
        boolean escalated,
        boolean hasComment,
        boolean exclusionProposed,
        boolean erasureAsked) {

    /**
     * The shown deadline: the review's while under review, else the answer's.
     *
     * @param dueAt null where there is none
     * @param standard the service standard it follows
     */
    public record Due(
            DeadlineKind kind,
            DeadlineStatus status,
            @Nullable Instant dueAt,
            @Nullable Instant pausedAt,
            @Nullable Instant metAt,
            @Nullable String standard) {}
}
