package al.feedbackledger.api.acts;

import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.store.vault.SealedField;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The path under which each sealed text of a case is committed to and sealed: the name of its field in its event. Part of
 * the stored bytes; a name once used stays.
 */
@CheckReturnValue
public final class SealedPaths {
    public static final String COMMENT = "comment";
    public static final String APPLICATION_NUMBER = "applicationNumber";
    public static final String NOTE = "note";
    public static final String QUESTION = "question";
    public static final String REPLY = "reply";
    public static final String ANSWER = "answer";
    public static final String CORRECTION = "correction";
    public static final String EXPLANATION = "explanation";
    public static final String TEXT = "text";

    private SealedPaths() {}

    /** The sealed texts an event names. */
    public static List<SealedField> of(FeedbackEvent event) {
        return switch (event) {
            case FeedbackEvent.FeedbackSubmitted e -> {
                List<SealedField> both = new ArrayList<>(field(COMMENT, e.comment()));
                both.addAll(field(APPLICATION_NUMBER, e.applicationNumber()));
                yield both;
            }
            case FeedbackEvent.NoteAdded e -> field(NOTE, e.note());
            case FeedbackEvent.ClarificationRequested e -> field(QUESTION, e.question());
            case FeedbackEvent.ClarificationProvided e -> field(REPLY, e.reply());
            case FeedbackEvent.InterimReplyPosted e -> field(REPLY, e.reply());
            case FeedbackEvent.FeedbackAnswered e -> field(ANSWER, e.answer());
            case FeedbackEvent.AnswerCorrected e -> field(CORRECTION, e.correction());
            case FeedbackEvent.FeedbackDeclined e -> field(EXPLANATION, e.explanation());
            case FeedbackEvent.AnswerDisputed e -> field(TEXT, e.text());
            case FeedbackEvent.ReviewRequested e -> field(TEXT, e.text());
            case FeedbackEvent.ReviewDecided e -> field(TEXT, e.text());
            case FeedbackEvent.ErasureRequested e -> field(TEXT, e.text());
            case FeedbackEvent.ErasureRefused e -> field(TEXT, e.text());
            case FeedbackEvent.RatingCorrected unused -> List.of();
            case FeedbackEvent.FeedbackWithdrawn unused -> List.of();
            case FeedbackEvent.FeedbackRouted unused -> List.of();
            case FeedbackEvent.FeedbackTransferred unused -> List.of();
            case FeedbackEvent.OfficerAssigned unused -> List.of();
            case FeedbackEvent.FeedbackAcknowledged unused -> List.of();
            case FeedbackEvent.ResolutionConfirmed unused -> List.of();
            case FeedbackEvent.ServiceReRated unused -> List.of();
            case FeedbackEvent.FeedbackClosed unused -> List.of();
            case FeedbackEvent.DeadlineSet unused -> List.of();
            case FeedbackEvent.DeadlinePaused unused -> List.of();
            case FeedbackEvent.DeadlineResumed unused -> List.of();
            case FeedbackEvent.DeadlineExtended unused -> List.of();
            case FeedbackEvent.DeadlineMissed unused -> List.of();
            case FeedbackEvent.FeedbackEscalated unused -> List.of();
            case FeedbackEvent.ExclusionProposed unused -> List.of();
            case FeedbackEvent.FeedbackExcluded unused -> List.of();
            case FeedbackEvent.FeedbackReinstated unused -> List.of();
            case FeedbackEvent.ExclusionRejected unused -> List.of();
            case FeedbackEvent.FeedbackMerged unused -> List.of();
            case FeedbackEvent.FeedbackUnmerged unused -> List.of();
            case FeedbackEvent.PersonalDataErased unused -> List.of();
        };
    }

    private static List<SealedField> field(String path, @Nullable SealedText text) {
        return text == null ? List.of() : List.of(new SealedField(path, text));
    }
}
