package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal.Reason;
import al.feedbackledger.rules.feedback.Feedback.Proposal;
import al.feedbackledger.rules.feedback.FeedbackDecider.Case;
import al.feedbackledger.rules.feedback.FeedbackEvent.ExclusionProposed;
import al.feedbackledger.rules.feedback.FeedbackEvent.ExclusionRejected;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackExcluded;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackReinstated;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/** Leaving feedback out of the counts: one moderator proposes, another decides, the institution never. */
@CheckReturnValue
final class Exclusion {
    private Exclusion() {}

    static Decision<FeedbackEvent> propose(Case c, ExclusionAct act, @Nullable ExclusionReason reason) {
        return reason == null
                ? c.refuse(Reason.INCOMPLETE)
                : Decision.accept(new ExclusionProposed(c.service(), c.institution(), act, reason));
    }

    static Decision<FeedbackEvent> exclude(Case c) {
        return Decision.accept(
                new FeedbackExcluded(c.service(), c.institution(), proposal(c).reason()));
    }

    static Decision<FeedbackEvent> reinstate(Case c) {
        return Decision.accept(
                new FeedbackReinstated(c.service(), c.institution(), proposal(c).reason()));
    }

    static Decision<FeedbackEvent> reject(Case c) {
        return Decision.accept(
                new ExclusionRejected(c.service(), c.institution(), proposal(c).act()));
    }

    private static Proposal proposal(Case c) {
        return requireNonNull(c.feedback().counting().proposal(), "the table asks for a proposal");
    }
}
