package al.feedbackledger.api.pages;

import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.AnswerDisputed;
import al.feedbackledger.rules.feedback.FeedbackEvent.DeadlineExtended;
import al.feedbackledger.rules.feedback.FeedbackEvent.DeadlineResumed;
import al.feedbackledger.rules.feedback.FeedbackEvent.DeadlineSet;
import al.feedbackledger.rules.feedback.FeedbackEvent.ErasureRefused;
import al.feedbackledger.rules.feedback.FeedbackEvent.ErasureRequested;
import al.feedbackledger.rules.feedback.FeedbackEvent.ExclusionProposed;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackAnswered;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackClosed;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackDeclined;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackEscalated;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackExcluded;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackReinstated;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackRouted;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackTransferred;
import al.feedbackledger.rules.feedback.FeedbackEvent.PersonalDataErased;
import al.feedbackledger.rules.feedback.FeedbackEvent.RatingCorrected;
import al.feedbackledger.rules.feedback.FeedbackEvent.ReviewDecided;
import al.feedbackledger.rules.feedback.FeedbackEvent.ServiceReRated;
import al.feedbackledger.rules.feedback.Outcome;
import org.jspecify.annotations.Nullable;

/** What is said of a step beside its name: institutions, deadlines, codes. Ratings and codes are for whoever has the code. */
final class Details {
    private final Wording w;
    private final Names names;
    private final boolean stranger;

    Details(Wording w, Names names, History.Reader reader) {
        this.w = w;
        this.names = names;
        stranger = reader == History.Reader.STRANGER;
    }

    @Nullable
    String of(FeedbackEvent event) {
        String open = forAll(event);
        return open != null || stranger ? open : withCode(event);
    }

    private @Nullable String forAll(FeedbackEvent event) {
        return switch (event) {
            case FeedbackRouted e -> institution(e.institution());
            case FeedbackTransferred e -> institution(e.institution());
            case DeadlineSet e -> w.say("event.DeadlineSet." + e.kind().name(), w.dueDate(e.dueAt()));
            case DeadlineResumed e -> w.say("event.DeadlineResumed.detail", w.dueDate(e.dueAt()));
            case DeadlineExtended e ->
                w.say("event.DeadlineExtended.detail", w.dueDate(e.dueAt()), w.of("extension", e.reason()));
            default -> null;
        };
    }

    private @Nullable String withCode(FeedbackEvent event) {
        return switch (event) {
            case RatingCorrected e -> w.say("event.RatingCorrected.detail", rating(e.previous()), rating(e.rating()));
            case ServiceReRated e -> w.say("event.RatingCorrected.detail", rating(e.first()), rating(e.rating()));
            case FeedbackAnswered e -> w.of("outcome", e.outcome());
            case ReviewDecided e -> {
                Outcome outcome = e.outcome();
                yield outcome == null ? w.of("review", e.result()) : w.of("outcome", outcome);
            }
            case FeedbackDeclined e -> declined(e);
            case AnswerDisputed e -> w.of("dispute", e.reason());
            case FeedbackClosed e -> w.say("status.CLOSED." + e.closure().name());
            case FeedbackEscalated e -> w.of("escalation", e.reason());
            case ExclusionProposed e -> w.of("exclusion", e.reason());
            case FeedbackExcluded e -> w.of("exclusion", e.reason());
            case FeedbackReinstated e -> w.of("exclusion", e.reason());
            case PersonalDataErased e -> w.of("ground", e.ground());
            case ErasureRequested e -> w.of("ground", e.ground());
            case ErasureRefused e -> w.of("kept", e.reason());
            default -> null;
        };
    }

    private String declined(FeedbackDeclined event) {
        String because = w.say("decline.because", w.of("decline", event.reason()));
        String turnTo = event.turnTo();
        return turnTo == null ? because : because + ". " + w.say("decline.turn-to", institution(turnTo));
    }

    private String institution(String id) {
        return names.institution(id, w.language());
    }

    private String rating(int rating) {
        return w.say("rating." + rating);
    }
}
