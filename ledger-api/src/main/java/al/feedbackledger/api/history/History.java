package al.feedbackledger.api.history;

import al.feedbackledger.api.acts.CaseWords;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.casefile.CaseFile.Entry;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Tells the steps of a case to one reader. */
@CheckReturnValue
public final class History {
    private final CaseFile file;
    private final CaseWords.Open words;

    private History(CaseFile file, CaseWords.Open words) {
        this.file = file;
        this.words = words;
    }

    /** What the reference number alone opens: which step, when, at which institution. */
    public static List<Step> forEverybody(CaseFile file) {
        return file.entries().stream()
                .map(entry -> new StepDraft(entry).forEverybody())
                .toList();
    }

    /** What the person reads. */
    public static List<Step> forPerson(CaseFile file, CaseWords.Open words) {
        History history = new History(file, words);
        return file.entries().stream()
                .map(entry -> history.draft(entry).forPerson())
                .toList();
    }

    /** What staff read; without words for those who may not open them. */
    public static List<Step> forStaff(CaseFile file, CaseWords.Open words) {
        History history = new History(file, words);
        return file.entries().stream()
                .map(entry -> history.draft(entry).forStaff())
                .toList();
    }

    private StepDraft draft(Entry entry) {
        StepDraft step = new StepDraft(entry);
        return switch (entry.event()) {
            case FeedbackEvent.FeedbackSubmitted e -> step.rating(null, e.rating());
            case FeedbackEvent.RatingCorrected e -> step.rating(e.previous(), e.rating());
            case FeedbackEvent.NoteAdded e -> text(step, e.note());
            case FeedbackEvent.FeedbackTransferred e -> step.institutionBefore(e.from());
            case FeedbackEvent.OfficerAssigned e -> step.officer(e.officer());
            case FeedbackEvent.ClarificationRequested e -> text(step, e.question());
            case FeedbackEvent.ClarificationProvided e -> text(step, e.reply());
            case FeedbackEvent.InterimReplyPosted e -> text(step, e.reply());
            case FeedbackEvent.FeedbackAnswered e ->
                text(step.outcome(e.outcome()).answer(e.action(), e.repeated()), e.answer());
            case FeedbackEvent.AnswerCorrected e -> text(step.answer(null, e.repeated()), e.correction());
            case FeedbackEvent.FeedbackDeclined e ->
                text(step.reason(e.reason()).turnTo(e.turnTo()), e.explanation());
            case FeedbackEvent.AnswerDisputed e -> text(step.reason(e.reason()), e.text());
            case FeedbackEvent.ServiceReRated e -> step.rating(e.first(), e.rating());
            case FeedbackEvent.ReviewRequested e -> text(step, e.text());
            case FeedbackEvent.ReviewDecided e ->
                text(step.reason(e.result()).outcome(e.outcome()).action(e.action()), e.text());
            case FeedbackEvent.FeedbackClosed e -> step.closure(e.closure());
            case FeedbackEvent.DeadlineSet e -> step.deadline(e.kind(), e.dueAt());
            case FeedbackEvent.DeadlinePaused e -> step.deadline(e.kind(), null);
            case FeedbackEvent.DeadlineResumed e -> step.deadline(e.kind(), e.dueAt());
            case FeedbackEvent.DeadlineExtended e ->
                step.deadline(e.kind(), e.dueAt()).reason(e.reason());
            case FeedbackEvent.DeadlineMissed e -> step.deadline(e.kind(), e.dueAt());
            case FeedbackEvent.FeedbackEscalated e -> step.reason(e.reason());
            case FeedbackEvent.ExclusionProposed e -> step.reason(e.reason());
            case FeedbackEvent.FeedbackExcluded e -> step.reason(e.reason());
            case FeedbackEvent.FeedbackReinstated e -> step.reason(e.reason());
            case FeedbackEvent.FeedbackUnmerged e -> step.reason(e.reason());
            case FeedbackEvent.ErasureRequested e -> text(step.reason(e.ground()), e.text());
            case FeedbackEvent.ErasureRefused e -> text(step.reason(e.reason()), e.text());
            case FeedbackEvent.PersonalDataErased e -> step.reason(e.ground());
            case FeedbackEvent.FeedbackWithdrawn unused -> step;
            case FeedbackEvent.FeedbackRouted unused -> step;
            case FeedbackEvent.FeedbackAcknowledged unused -> step;
            case FeedbackEvent.ResolutionConfirmed unused -> step;
            case FeedbackEvent.ExclusionRejected unused -> step;
            case FeedbackEvent.FeedbackMerged unused -> step;
        };
    }

    private StepDraft text(StepDraft step, @Nullable SealedText sealed) {
        boolean erased = sealed != null && !file.state().words().held().contains(sealed.ref());
        return step.text(words.of(sealed), erased);
    }
}
