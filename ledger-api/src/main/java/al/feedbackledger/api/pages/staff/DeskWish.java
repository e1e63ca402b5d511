package al.feedbackledger.api.pages.staff;

import al.feedbackledger.api.acts.StaffAct;
import al.feedbackledger.api.pages.Typed;
import al.feedbackledger.rules.feedback.DeclineReason;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.ErasureRefusalReason;
import al.feedbackledger.rules.feedback.ExclusionReason;
import al.feedbackledger.rules.feedback.ExtensionReason;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.ReviewResult;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** What a filled-in form of the desk asks for. */
final class DeskWish {
    private DeskWish() {}

    /** Null for a name that is no act. */
    static @Nullable StaffAct of(Typed typed) {
        return switch (typed.act()) {
            case "acknowledge" -> new StaffAct.Acknowledge();
            case "answer" -> new StaffAct.Answer(outcome(typed), typed.orNull("action"), typed.orNull("text"));
            case "correct-answer" -> new StaffAct.CorrectAnswer(typed.orNull("text"));
            case "request-clarification" -> new StaffAct.RequestClarification(typed.orNull("question"));
            case "interim-reply" -> new StaffAct.InterimReply(typed.orNull("text"));
            case "extend" ->
                new StaffAct.Extend(number(typed.get("workingDays")), one(ExtensionReason.class, typed.get("reason")));
            case "assign" -> new StaffAct.Assign(typed.orNull("officer"));
            case "transfer" -> new StaffAct.Transfer(typed.orNull("institution"));
            case "route" -> new StaffAct.Route(typed.orNull("institution"));
            case "decline" ->
                new StaffAct.Decline(
                        one(DeclineReason.class, typed.get("reason")), typed.orNull("turnTo"), typed.orNull("text"));
            case "merge" -> new StaffAct.Merge(typed.orNull("into"));
            case "unmerge" -> new StaffAct.Unmerge();
            case "decide-review" ->
                new StaffAct.DecideReview(
                        one(ReviewResult.class, typed.get("result")),
                        outcome(typed),
                        typed.orNull("action"),
                        typed.orNull("text"));
            case "propose-exclusion" -> new StaffAct.ProposeExclusion(one(ExclusionReason.class, typed.get("reason")));
            case "propose-reinstatement" ->
                new StaffAct.ProposeReinstatement(one(ExclusionReason.class, typed.get("reason")));
            case "exclude" -> new StaffAct.Exclude();
            case "reinstate" -> new StaffAct.Reinstate();
            case "reject-proposal" -> new StaffAct.RejectProposal();
            case "erase" ->
                new StaffAct.RequestErasure(one(ErasureGround.class, typed.get("ground")), typed.orNull("text"));
            case "approve-erasure" -> new StaffAct.ApproveErasure();
            case "refuse-erasure" ->
                new StaffAct.RefuseErasure(one(ErasureRefusalReason.class, typed.get("reason")), typed.orNull("text"));
            default -> null;
        };
    }

    private static @Nullable Outcome outcome(Typed typed) {
        return one(Outcome.class, typed.get("outcome"));
    }

    private static @Nullable Integer number(String typed) {
        return typed.matches("[0-9]{1,4}") ? Integer.valueOf(typed) : null;
    }

    private static <E extends Enum<E>> @Nullable E one(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(code))
                .findFirst()
                .orElse(null);
    }
}
