package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.decision.StreamCommand;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Everything somebody can ask of a case. A command carries what its decision needs from elsewhere (the service, the
 * standard in force, another case), as the door read it.
 */
public sealed interface FeedbackCommand extends StreamCommand {
    /** Stream of the case, a UUIDv7. */
    String feedback();

    @Override
    default String stream() {
        return feedback();
    }

    /** What the person gave. Texts are already sealed. */
    record Submission(
            Kind kind,
            Audience audience,
            Channel channel,
            @Nullable String campaign,
            String language,
            @Nullable Integer rating,
            @Nullable GotItDone gotItDone,
            Set<Reason> reasons,
            boolean answerWanted,
            @Nullable SealedText comment,
            @Nullable SealedText applicationNumber) {
        public Submission {
            reasons = Ordered.copy(reasons);
        }
    }

    /**
     * Where feedback about a service goes.
     *
     * @param active whether the service takes feedback
     * @param competent the institution that answers for the service; null where the operator routes
     */
    record Routing(
            String service,
            boolean active,
            @Nullable String competent,
            String operator,
            String inspectorate,
            String questionSet) {}

    record SubmitFeedback(
            String feedback, String reference, Submission submission, Routing routing, ServiceStandard standard)
            implements FeedbackCommand {}

    /** What an import knows of the reply or the closure; at most one of the two. */
    record ImportedReply(
            Outcome outcome,
            SealedText answer,
            long repeated,
            @Nullable Instant at) {}

    record ImportedClosure(boolean automatic, @Nullable Instant at) {}

    record ImportFeedback(
            String feedback,
            String reference,
            Submission submission,
            Routing routing,
            Instant claimedAt,
            @Nullable ImportedReply reply,
            @Nullable ImportedClosure closure)
            implements FeedbackCommand {}

    /** An institution a case is to go to. */
    record Target(String institution, InstitutionType type) {}

    record RouteFeedback(String feedback, Target to) implements FeedbackCommand {}

    /** @param operator where the fourth transfer leads */
    record TransferFeedback(String feedback, Target to, String operator) implements FeedbackCommand {}

    record AssignOfficer(String feedback, Actor officer) implements FeedbackCommand {}

    record AcknowledgeFeedback(String feedback) implements FeedbackCommand {}

    record RequestClarification(String feedback, @Nullable SealedText question) implements FeedbackCommand {}

    record ProvideClarification(String feedback, @Nullable SealedText reply, ServiceStandard standard)
            implements FeedbackCommand {}

    /** Sent by the clock. */
    record LapseClarification(String feedback, ServiceStandard standard) implements FeedbackCommand {}

    record PostInterimReply(String feedback, @Nullable SealedText reply) implements FeedbackCommand {}

    record ExtendDeadline(
            String feedback, int workingDays, @Nullable ExtensionReason reason, ServiceStandard standard)
            implements FeedbackCommand {}

    /**
     * @param othersCanAnswer whether the institution has an officer or supervisor who has not answered this case
     * @param repeated how often the institution had given this text before
     */
    record AnswerFeedback(
            String feedback,
            @Nullable Outcome outcome,
            @Nullable String action,
            @Nullable SealedText answer,
            long repeated,
            boolean othersCanAnswer)
            implements FeedbackCommand {}

    record CorrectAnswer(String feedback, @Nullable SealedText correction, long repeated) implements FeedbackCommand {}

    record DeclineFeedback(
            String feedback,
            @Nullable DeclineReason reason,
            @Nullable String turnTo,
            @Nullable SealedText explanation) implements FeedbackCommand {}

    record ConfirmResolution(String feedback) implements FeedbackCommand {}

    /** Sent by the clock: the person did not reply to the answer. */
    record LapseAnswer(String feedback) implements FeedbackCommand {}

    /** The last answer of the case a merged one was joined with; null where it has none. */
    record TargetAnswer(Instant at, String by) {}

    record DisputeAnswer(
            String feedback,
            @Nullable DisputeReason reason,
            @Nullable SealedText text,
            ServiceStandard standard,
            @Nullable TargetAnswer targetAnswer)
            implements FeedbackCommand {}

    record RequestReview(String feedback, @Nullable SealedText text, ServiceStandard standard)
            implements FeedbackCommand {}

    /**
     * @param action the improvement action that CHANGE_MADE and CHANGE_PLANNED name
     * @param reviewBody the institution whose supervisor decides: the parent, else the operator
     */
    record DecideReview(
            String feedback,
            @Nullable ReviewResult result,
            @Nullable Outcome outcome,
            @Nullable String action,
            @Nullable SealedText text,
            String reviewBody)
            implements FeedbackCommand {}

    /** Sent by the clock: the time to ask for a review of a refusal is over. */
    record LapseRefusal(String feedback) implements FeedbackCommand {}

    record AddNote(String feedback, @Nullable SealedText note) implements FeedbackCommand {}

    record CorrectRating(String feedback, int rating) implements FeedbackCommand {}

    record ReRateService(
            String feedback, int rating, @Nullable TargetAnswer targetAnswer) implements FeedbackCommand {}

    record WithdrawFeedback(String feedback) implements FeedbackCommand {}

    /**
     * @param into stream of the case to join
     * @param targetStatus its status
     * @param targetInstitution the institution that handles it
     * @param targetKind its kind
     * @param othersJoined whether other cases are joined with the one to be merged
     */
    record MergeFeedback(
            String feedback,
            String into,
            Status targetStatus,
            String targetInstitution,
            Kind targetKind,
            boolean othersJoined)
            implements FeedbackCommand {}

    record UnmergeFeedback(String feedback, UnmergeReason reason) implements FeedbackCommand {}

    record ProposeExclusion(String feedback, @Nullable ExclusionReason reason) implements FeedbackCommand {}

    record ProposeReinstatement(String feedback, @Nullable ExclusionReason reason) implements FeedbackCommand {}

    record ExcludeFeedback(String feedback) implements FeedbackCommand {}

    record ReinstateFeedback(String feedback) implements FeedbackCommand {}

    record RejectProposal(String feedback) implements FeedbackCommand {}

    record RequestErasure(
            String feedback, ErasureGround ground, @Nullable SealedText text) implements FeedbackCommand {}

    record ApproveErasure(String feedback) implements FeedbackCommand {}

    record RefuseErasure(
            String feedback,
            @Nullable ErasureRefusalReason reason,
            @Nullable SealedText text) implements FeedbackCommand {}

    /** Sent by the clock: words are kept no longer. */
    record LapseRetention(String feedback, int months) implements FeedbackCommand {}

    /**
     * Sent after a restore that lost the event of an erasure: the words are gone already, and the record says so again.
     *
     * @param gone what the log of erasures names; every word that the case still holds by its events is among them
     */
    record EraseAgain(String feedback, ErasureGround ground, List<String> gone) implements FeedbackCommand {
        public EraseAgain {
            gone = List.copyOf(gone);
        }
    }

    /** Sent by the clock. */
    record MissDeadline(String feedback, DeadlineKind kind) implements FeedbackCommand {}

    /** Sent by the clock. */
    record Escalate(String feedback, DeadlineKind kind, ServiceStandard standard) implements FeedbackCommand {}
}
