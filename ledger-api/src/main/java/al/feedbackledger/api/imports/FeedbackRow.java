package al.feedbackledger.api.imports;

import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.Reason;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/**
 * One person's feedback as an import tells it. Reply and closure exclude each other.
 *
 * @param row its number where it comes from, for the answer alone
 * @param externalId what it is called where it comes from
 * @param institution who handled it; null for the service's own institution
 * @param kind null: RATING without a comment, else COMPLAINT up to a rating of 2, SUGGESTION above
 * @param answerWanted whether an answer was expected there; null as the kind has it
 * @param at when it was given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FeedbackRow(
        @Nullable Long row,
        @Nullable String externalId,
        @Nullable String service,
        @Nullable String institution,
        @Nullable Kind kind,
        @Nullable Audience audience,
        @Nullable Integer rating,
        @Nullable GotItDone gotItDone,
        Set<Reason> reasons,
        @Nullable Boolean answerWanted,
        @Nullable String comment,
        @Nullable String applicationNumber,
        @Nullable String language,
        @Nullable Instant at,
        @Nullable Reply reply,
        @Nullable Closing closure) {

    /** @param at when it was answered; null where nobody knows */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Reply(
            @Nullable Outcome outcome,
            @Nullable String text,
            @Nullable Instant at) {
        /** Without the text. */
        @Override
        public String toString() {
            return "Reply[" + outcome + "]";
        }
    }

    /** @param automatic whether it was closed because time had passed, by nobody */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Closing(
            @Nullable Boolean automatic, @Nullable Instant at) {}

    /** The same feedback as row of a request. */
    public FeedbackRow numbered(long number) {
        return new FeedbackRow(
                number,
                externalId,
                service,
                institution,
                kind,
                audience,
                rating,
                gotItDone,
                reasons,
                answerWanted,
                comment,
                applicationNumber,
                language,
                at,
                reply,
                closure);
    }

    /** Without the words. */
    @Override
    public String toString() {
        return "FeedbackRow[" + row + "]";
    }
}
