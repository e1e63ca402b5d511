package al.feedbackledger.api.acts;

import al.feedbackledger.rules.feedback.DeclineReason;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.ErasureRefusalReason;
import al.feedbackledger.rules.feedback.ExclusionReason;
import al.feedbackledger.rules.feedback.ExtensionReason;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.ReviewResult;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** What staff do on a case, unchecked. Each has a name at the doors; the records are the bodies of the API. */
@CheckReturnValue
public sealed interface StaffAct {
    /** Where the operator sends a case nobody is competent for. */
    record Route(@Needed @Nullable String institution) implements StaffAct {}

    /** The case belongs to another institution. */
    record Transfer(@Needed @Nullable String institution) implements StaffAct {}

    /** @param officer actor id of a colleague */
    record Assign(@Needed @Nullable String officer) implements StaffAct {}

    record Acknowledge() implements StaffAct {}

    record RequestClarification(@Needed @Nullable String question) implements StaffAct {}

    record InterimReply(@Needed @Nullable String text) implements StaffAct {}

    record Extend(
            @Needed @Nullable Integer workingDays,
            @Needed @Nullable ExtensionReason reason) implements StaffAct {}

    /** @param action the promise that CHANGE_MADE and CHANGE_PLANNED name */
    record Answer(
            @Needed @Nullable Outcome outcome,
            @Nullable String action,
            @Needed @Nullable String text) implements StaffAct {}

    record CorrectAnswer(@Needed @Nullable String text) implements StaffAct {}

    /** @param turnTo the institution to turn to, where there is one */
    record Decline(
            @Needed @Nullable DeclineReason reason,
            @Nullable String turnTo,
            @Needed @Nullable String text) implements StaffAct {}

    /** @param into reference number of the case to join */
    record Merge(@Needed @Nullable String into) implements StaffAct {}

    record Unmerge() implements StaffAct {}

    /** @param action the promise that CHANGE_MADE and CHANGE_PLANNED name */
    record DecideReview(
            @Needed @Nullable ReviewResult result,
            @Nullable Outcome outcome,
            @Nullable String action,
            @Needed @Nullable String text)
            implements StaffAct {}

    record ProposeExclusion(@Needed @Nullable ExclusionReason reason) implements StaffAct {}

    record ProposeReinstatement(@Needed @Nullable ExclusionReason reason) implements StaffAct {}

    record Exclude() implements StaffAct {}

    record Reinstate() implements StaffAct {}

    record RejectProposal() implements StaffAct {}

    /** Words that the person did not ask to be erased; a second data protection officer decides. */
    record RequestErasure(
            @Needed @Nullable ErasureGround ground,
            @Nullable String text) implements StaffAct {}

    record ApproveErasure() implements StaffAct {}

    record RefuseErasure(
            @Needed @Nullable ErasureRefusalReason reason,
            @Nullable String text) implements StaffAct {}

    /** Its name in addresses and in {@code allowed}, for example {@code interim-reply}. */
    default String slug() {
        return switch (this) {
            case Route unused -> "route";
            case Transfer unused -> "transfer";
            case Assign unused -> "assign";
            case Acknowledge unused -> "acknowledge";
            case RequestClarification unused -> "request-clarification";
            case InterimReply unused -> "interim-reply";
            case Extend unused -> "extend";
            case Answer unused -> "answer";
            case CorrectAnswer unused -> "correct-answer";
            case Decline unused -> "decline";
            case Merge unused -> "merge";
            case Unmerge unused -> "unmerge";
            case DecideReview unused -> "decide-review";
            case ProposeExclusion unused -> "propose-exclusion";
            case ProposeReinstatement unused -> "propose-reinstatement";
            case Exclude unused -> "exclude";
            case Reinstate unused -> "reinstate";
            case RejectProposal unused -> "reject-proposal";
            case RequestErasure unused -> "erase";
            case ApproveErasure unused -> "approve-erasure";
            case RefuseErasure unused -> "refuse-erasure";
        };
    }

    /** Names at the doors by the rules' names of commands. */
    static Map<String, String> slugs() {
        Map<String, String> slugs = new LinkedHashMap<>();
        slugs.put(FeedbackCommand.RouteFeedback.class.getSimpleName(), "route");
        slugs.put(FeedbackCommand.TransferFeedback.class.getSimpleName(), "transfer");
        slugs.put(FeedbackCommand.AssignOfficer.class.getSimpleName(), "assign");
        slugs.put(FeedbackCommand.AcknowledgeFeedback.class.getSimpleName(), "acknowledge");
        slugs.put(FeedbackCommand.RequestClarification.class.getSimpleName(), "request-clarification");
        slugs.put(FeedbackCommand.PostInterimReply.class.getSimpleName(), "interim-reply");
        slugs.put(FeedbackCommand.ExtendDeadline.class.getSimpleName(), "extend");
        slugs.put(FeedbackCommand.AnswerFeedback.class.getSimpleName(), "answer");
        slugs.put(FeedbackCommand.CorrectAnswer.class.getSimpleName(), "correct-answer");
        slugs.put(FeedbackCommand.DeclineFeedback.class.getSimpleName(), "decline");
        slugs.put(FeedbackCommand.MergeFeedback.class.getSimpleName(), "merge");
        slugs.put(FeedbackCommand.UnmergeFeedback.class.getSimpleName(), "unmerge");
        slugs.put(FeedbackCommand.DecideReview.class.getSimpleName(), "decide-review");
        slugs.put(FeedbackCommand.ProposeExclusion.class.getSimpleName(), "propose-exclusion");
        slugs.put(FeedbackCommand.ProposeReinstatement.class.getSimpleName(), "propose-reinstatement");
        slugs.put(FeedbackCommand.ExcludeFeedback.class.getSimpleName(), "exclude");
        slugs.put(FeedbackCommand.ReinstateFeedback.class.getSimpleName(), "reinstate");
        slugs.put(FeedbackCommand.RejectProposal.class.getSimpleName(), "reject-proposal");
        slugs.put(FeedbackCommand.RequestErasure.class.getSimpleName(), "erase");
        slugs.put(FeedbackCommand.ApproveErasure.class.getSimpleName(), "approve-erasure");
        slugs.put(FeedbackCommand.RefuseErasure.class.getSimpleName(), "refuse-erasure");
        return slugs;
    }
}
