package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal.Reason;
import al.feedbackledger.rules.feedback.Feedback.Deadline;
import al.feedbackledger.rules.feedback.FeedbackCommand.Escalate;
import al.feedbackledger.rules.feedback.FeedbackDecider.Case;
import al.feedbackledger.rules.feedback.FeedbackEvent.DeadlineMissed;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackEscalated;
import com.google.errorprone.annotations.CheckReturnValue;

import java.time.Instant;

/** What the clock records: a deadline missed, a case long overdue. Each once per deadline. */
@CheckReturnValue
final class Timing {
    private Timing() {}

    static Decision<FeedbackEvent> miss(Case c, DeadlineKind kind) {
        Deadline deadline = c.feedback().clocks().of(kind);
        if (deadline == null || !deadline.runs() || deadline.missed()) {
            return c.refuse(Reason.NO_CHANGE);
        }
        return c.act().at().isBefore(deadline.dueAt())
                ? c.refuse(Reason.TOO_EARLY)
                : Decision.accept(new DeadlineMissed(c.service(), c.institution(), kind, deadline.dueAt()));
    }

    static Decision<FeedbackEvent> escalate(Case c, Escalate command) {
        Deadline deadline = c.feedback().clocks().of(command.kind());
        boolean wrongKind = command.kind() == DeadlineKind.ACKNOWLEDGE
                || (command.kind() == DeadlineKind.REVIEW) != (c.feedback().status() == Status.UNDER_REVIEW);
        if (wrongKind || deadline == null || !deadline.runs() || deadline.escalated()) {
            return c.refuse(Reason.NO_CHANGE);
        }
        return c.act().at().isBefore(longOverdueFrom(deadline.dueAt(), command.standard()))
                ? c.refuse(Reason.TOO_EARLY)
                : Decision.accept(new FeedbackEscalated(c.service(), c.institution(), EscalationReason.LONG_OVERDUE));
    }

    /** More than ten working days late: from the end of the tenth working day after the due day. */
    static Instant longOverdueFrom(Instant dueAt, ServiceStandard standard) {
        return standard.extend(dueAt, Limits.LONG_OVERDUE_WORKING_DAYS);
    }
}
