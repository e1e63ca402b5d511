package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal.Reason;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.feedback.FeedbackCommand.MergeFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.UnmergeFeedback;
import al.feedbackledger.rules.feedback.FeedbackDecider.Case;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackMerged;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackUnmerged;
import com.google.errorprone.annotations.CheckReturnValue;

/** Joining cases about the same thing, so that one answer serves them all; every person still counts. */
@CheckReturnValue
final class Joining {
    private Joining() {}

    static Decision<FeedbackEvent> merge(Case c, MergeFeedback command) {
        boolean fit = !command.into().equals(command.feedback())
                && command.targetStatus().isOpen()
                && command.targetKind() != Kind.CORRUPTION_SIGNAL
                && command.targetInstitution().equals(c.institution())
                && !command.othersJoined();
        return fit
                ? Decision.accept(new FeedbackMerged(c.service(), c.institution(), command.into()))
                : c.refuse(Reason.WRONG_TARGET);
    }

    static Decision<FeedbackEvent> unmerge(Case c, UnmergeFeedback command) {
        boolean byClock = c.act().by().role() == Role.SYSTEM;
        boolean fit =
                switch (command.reason()) {
                    case OFFICER -> !byClock;
                    case TARGET_WITHDRAWN, TARGET_DECLINED -> byClock;
                    case DISPUTED -> false;
                };
        if (!fit || !(c.feedback().handling() instanceof Handling.Merged merged)) {
            return c.refuse(Reason.INVALID);
        }
        return Decision.accept(
                new FeedbackUnmerged(c.service(), c.institution(), merged.into(), command.reason(), null));
    }
}
