package al.feedbackledger.api.history;

import al.feedbackledger.api.acts.CaseWords;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.casefile.CaseFile.Entry;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An answer an institution gave, or a review body in its place.
 *
 * @param event FeedbackAnswered, AnswerCorrected, ReviewDecided or FeedbackDeclined
 * @param at when it was given; for an imported one as its source says
 * @param text null where it is erased
 * @param ofJoinedCase whether it was given to the case this one was joined with
 */
@CheckReturnValue
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answered(
        String event,
        Instant at,
        String institution,
        @Nullable String outcome,
        @Nullable String text,
        boolean ofJoinedCase) {

    /** Every answer of a case, oldest first. */
    public static List<Answered> of(CaseFile file, CaseWords.Open words, boolean ofJoinedCase) {
        List<Answered> answers = new ArrayList<>();
        for (Entry entry : file.entries()) {
            Answered answer = answer(entry, words, ofJoinedCase);
            if (answer != null) {
                answers.add(answer);
            }
        }
        return answers;
    }

    private static @Nullable Answered answer(Entry entry, CaseWords.Open words, boolean ofJoinedCase) {
        return switch (entry.event()) {
            case FeedbackEvent.FeedbackAnswered e ->
                new Answered(
                        "FeedbackAnswered",
                        Objects.requireNonNullElse(e.claimedAt(), entry.at()),
                        e.institution(),
                        e.outcome().name(),
                        words.of(e.answer()),
                        ofJoinedCase);
            case FeedbackEvent.AnswerCorrected e ->
                new Answered(
                        "AnswerCorrected", entry.at(), e.institution(), null, words.of(e.correction()), ofJoinedCase);
            case FeedbackEvent.ReviewDecided e ->
                new Answered(
                        "ReviewDecided",
                        entry.at(),
                        e.institution(),
                        e.outcome() == null ? null : e.outcome().name(),
                        words.of(e.text()),
                        ofJoinedCase);
            case FeedbackEvent.FeedbackDeclined e ->
                new Answered(
                        "FeedbackDeclined", entry.at(), e.institution(), null, words.of(e.explanation()), ofJoinedCase);
            default -> null;
        };
    }

    /** Without the words. */
    @Override
    public String toString() {
        return "Answered[" + event + "]";
    }
}
