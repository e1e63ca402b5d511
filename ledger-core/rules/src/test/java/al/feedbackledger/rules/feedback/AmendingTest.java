package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.examples.CaseRun;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.Situations;
import al.feedbackledger.rules.feedback.FeedbackCommand.CorrectRating;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static al.feedbackledger.rules.decision.Refusal.Reason.INCOMPLETE;
import static al.feedbackledger.rules.decision.Refusal.Reason.INVALID;
import static al.feedbackledger.rules.decision.Refusal.Reason.LIMIT_REACHED;
import static al.feedbackledger.rules.decision.Refusal.Reason.NOT_NOW;
import static al.feedbackledger.rules.decision.Refusal.Reason.NO_CHANGE;
import static al.feedbackledger.rules.decision.Refusal.Reason.TOO_LATE;
import static org.assertj.core.api.Assertions.assertThat;

/** What the person may still change or add after submitting. */
class AmendingTest {
    private static final String STREAM = Made.stream(1);
    private static final Duration MICRO = Duration.ofNanos(1_000);

    @Nested
    class CorrectingTheRating {
        private final CaseRun run = Situations.named("RECORDED");

        @Test
        void untilThirtyMinutesAfterTheSubmission() {
            run.at(Made.START.plus(Limits.CORRECT_RATING_WITHIN));
            assertThat(run.tries(People.SUBJECT, "CorrectRating"))
                    .isEqualTo(Decision.accept(new FeedbackEvent.RatingCorrected(Made.SERVICE, People.REGISTRY, 2, 4)));
            assertThat(run.wait(MICRO).refusal(People.SUBJECT, "CorrectRating")).isEqualTo(TOO_LATE);
        }

        @Test
        void threeTimes() {
            for (int rating = 3; rating <= 5; rating++) {
                run.does(People.SUBJECT, new CorrectRating(STREAM, rating));
            }
            assertThat(run.feedback().counting().rating()).isEqualTo(5);
            assertThat(run.refusal(People.SUBJECT, new CorrectRating(STREAM, 1)))
                    .isEqualTo(LIMIT_REACHED);
        }

        @Test
        void toAnotherRatingOfOneToFive() {
            assertThat(run.refusal(People.SUBJECT, new CorrectRating(STREAM, 2)))
                    .isEqualTo(NO_CHANGE);
            assertThat(run.refusal(People.SUBJECT, new CorrectRating(STREAM, 0)))
                    .isEqualTo(INVALID);
            assertThat(run.refusal(People.SUBJECT, new CorrectRating(STREAM, 6)))
                    .isEqualTo(INVALID);
        }

        @Test
        void neverOfASignalOrOfWhatIsExcluded() {
            assertThat(Situations.named("SIGNAL_ROUTED").refusal(People.SUBJECT, "CorrectRating"))
                    .isEqualTo(NOT_NOW);
            assertThat(Situations.named("EXCLUDED").refusal(People.SUBJECT, "CorrectRating"))
                    .isEqualTo(NOT_NOW);
        }
    }

    @Nested
    class AddingNotes {
        @Test
        void tenTimes() {
            CaseRun run = Situations.named("ROUTED");
            for (int n = 0; n < Limits.NOTES; n++) {
                run.does(People.SUBJECT, new FeedbackCommand.AddNote(STREAM, Made.text(20 + n)));
            }
            assertThat(run.feedback().words().held()).hasSize(Limits.NOTES + 1);
            assertThat(run.refusal(People.SUBJECT, "AddNote")).isEqualTo(LIMIT_REACHED);
        }

        @Test
        void withWords() {
            assertThat(Situations.named("ROUTED").refusal(People.SUBJECT, new FeedbackCommand.AddNote(STREAM, null)))
                    .isEqualTo(INCOMPLETE);
        }
    }
}
