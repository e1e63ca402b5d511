package al.feedbackledger.api.cases;

import al.feedbackledger.api.history.DeadlineShown;
import al.feedbackledger.projections.inbox.InboxItem;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.rules.feedback.Status;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One case in the list.
 *
 * @param reference as people see it
 * @param officer actor id of who is to answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseItem(
        String reference,
        String service,
        String institution,
        Kind kind,
        @Nullable Integer rating,
        Status status,
        Instant submittedAt,
        @Nullable String officer,
        DeadlineShown deadline,
        boolean escalated,
        boolean hasComment,
        boolean exclusionProposed,
        boolean erasureAsked) {
    static CaseItem of(InboxItem item) {
        InboxItem.Due due = item.due();
        return new CaseItem(
                new ReferenceNumber(item.reference()).shown(),
                item.service(),
                item.institution(),
                item.kind(),
                item.rating(),
                item.status(),
                item.submittedAt(),
                item.officer(),
                new DeadlineShown(due.status(), due.dueAt() == null ? null : due.kind(), due.dueAt()),
                item.escalated(),
                item.hasComment(),
                item.exclusionProposed(),
                item.erasureAsked());
    }

    /** Without the reference. */
    @Override
    public String toString() {
        return "CaseItem[hidden]";
    }
}
