package al.feedbackledger.projections.inbox;

import al.feedbackledger.rules.feedback.DeadlineStatus;
import al.feedbackledger.rules.feedback.Status;

import java.util.Map;

/** How many open cases a reader has; statuses without a case are absent. */
public record InboxCounts(long open, Map<Status, Long> byStatus, Map<DeadlineStatus, Long> byDeadline) {
    public InboxCounts {
        byStatus = Map.copyOf(byStatus);
        byDeadline = Map.copyOf(byDeadline);
    }
}
