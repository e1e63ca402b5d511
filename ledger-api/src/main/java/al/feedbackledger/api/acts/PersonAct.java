package al.feedbackledger.api.acts;

import al.feedbackledger.rules.feedback.DisputeReason;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a person does on their own case, unchecked. Each has a name at the doors; the records are the bodies of the API.
 */
@CheckReturnValue
public sealed interface PersonAct {
    /** The answer solved the problem. */
    record Confirm() implements PersonAct {}

    /** The person does not agree with the answer. */
    record Dispute(
            @Needed @Nullable DisputeReason reason,
            @Nullable String text) implements PersonAct {}

    /** How satisfied the person is after the answer; the first rating stays. */
    record ReRate(@Needed @Nullable Integer rating) implements PersonAct {}

    /** The rating was a slip. */
    record CorrectRating(@Needed @Nullable Integer rating) implements PersonAct {}

    /** Something to add. */
    record Note(@Needed @Nullable String text) implements PersonAct {}

    /** The reply to a question of the institution. */
    record Clarify(@Needed @Nullable String text) implements PersonAct {}

    /** The feedback is taken back. */
    record Withdraw() implements PersonAct {}

    /** A higher body shall look at it. */
    record RequestReview(@Nullable String text) implements PersonAct {}

    /** What was written shall be erased; somebody else decides. The rating stays. */
    record Erase(@Nullable String text) implements PersonAct {}

    /** Its name in addresses and in {@code allowed}, for example {@code re-rate}. */
    default String slug() {
        return switch (this) {
            case Confirm unused -> "confirm";
            case Dispute unused -> "dispute";
            case ReRate unused -> "re-rate";
            case CorrectRating unused -> "correct-rating";
            case Note unused -> "note";
            case Clarify unused -> "clarify";
            case Withdraw unused -> "withdraw";
            case RequestReview unused -> "request-review";
            case Erase unused -> "erase";
        };
    }

    /** Names at the doors by the rules' names of commands. */
    static Map<String, String> slugs() {
        Map<String, String> slugs = new LinkedHashMap<>();
        slugs.put(FeedbackCommand.ConfirmResolution.class.getSimpleName(), "confirm");
        slugs.put(FeedbackCommand.DisputeAnswer.class.getSimpleName(), "dispute");
        slugs.put(FeedbackCommand.ReRateService.class.getSimpleName(), "re-rate");
        slugs.put(FeedbackCommand.CorrectRating.class.getSimpleName(), "correct-rating");
        slugs.put(FeedbackCommand.AddNote.class.getSimpleName(), "note");
        slugs.put(FeedbackCommand.ProvideClarification.class.getSimpleName(), "clarify");
        slugs.put(FeedbackCommand.WithdrawFeedback.class.getSimpleName(), "withdraw");
        slugs.put(FeedbackCommand.RequestReview.class.getSimpleName(), "request-review");
        slugs.put(FeedbackCommand.RequestErasure.class.getSimpleName(), "erase");
        return slugs;
    }
}
