package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.examples.CaseRun;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.feedback.FeedbackCommand.ImportFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.ImportedClosure;
import al.feedbackledger.rules.feedback.FeedbackCommand.ImportedReply;
import al.feedbackledger.rules.feedback.FeedbackCommand.Submission;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Set;

import static al.feedbackledger.rules.decision.Refusal.Reason.INCOMPLETE;
import static al.feedbackledger.rules.decision.Refusal.Reason.INVALID;
import static org.assertj.core.api.Assertions.assertThat;

/** Feedback that another system took, brought into the ledger with its reply or its closure. */
class ImportingTest {
    private static final String STREAM = Made.stream(1);

    private static CaseRun nothing() {
        return new CaseRun(STREAM, Made.START);
    }

    @Test
    void aReplyStandsInTheSameCommitWithItsOwnTime() {
        CaseRun run = nothing().does(People.IMPORTER, Commands.bring(STREAM, Commands.importedReply(), null));
        assertThat(run.entries()).hasSize(2);
        FeedbackEvent.FeedbackAnswered answered = run.last(FeedbackEvent.FeedbackAnswered.class);
        assertThat(answered.claimedAt()).isEqualTo(Made.START.minusSeconds(3_600));
        assertThat(run.status()).isEqualTo(Status.RECORDED);
        assertThat(run.feedback().handling()).isEqualTo(new Handling.Recorded(true));
        assertThat(run.feedback().clocks().deadlines()).isEmpty();
    }

    @Test
    void aReplyDatedBeforeItsReviewIsTaken() {
        ImportedReply early =
                new ImportedReply(Outcome.EXPLAINED, Made.text(2), 3, Instant.parse("2001-01-01T00:00:00Z"));
        CaseRun run = nothing().does(People.IMPORTER, Commands.bring(STREAM, early, null));
        assertThat(run.last(FeedbackEvent.FeedbackAnswered.class).repeated()).isEqualTo(3);
    }

    @Test
    void aClosureLeavesItRecorded() {
        CaseRun run = nothing().does(People.IMPORTER, Commands.bring(STREAM, null, new ImportedClosure(true, null)));
        assertThat(run.last(FeedbackEvent.FeedbackClosed.class))
                .isEqualTo(
                        new FeedbackEvent.FeedbackClosed(Made.SERVICE, People.REGISTRY, Closure.IMPORTED, true, null));
        assertThat(run.status()).isEqualTo(Status.RECORDED);
    }

    @Test
    void replyAndClosureTogetherAreTooMuch() {
        assertThat(nothing()
                        .refusal(
                                People.IMPORTER,
                                Commands.bring(STREAM, Commands.importedReply(), new ImportedClosure(false, null))))
                .isEqualTo(INVALID);
    }

    @Test
    void aReplyThatPromisesAChangeWouldNameNoAction() {
        for (Outcome outcome : Outcome.values()) {
            ImportedReply reply = new ImportedReply(outcome, Made.text(2), 0, null);
            boolean taken =
                    nothing().tries(People.IMPORTER, Commands.bring(STREAM, reply, null)) instanceof Decision.Accepted;
            assertThat(taken).isEqualTo(!outcome.namesAction());
        }
    }

    @Test
    void onlyARatingNeedsARating() {
        for (Kind kind : Kind.values()) {
            ImportFeedback unrated = new ImportFeedback(
                    STREAM,
                    Made.REFERENCE,
                    new Submission(
                            kind,
                            Audience.NOT_STATED,
                            Channel.IMPORT,
                            null,
                            "und",
                            null,
                            null,
                            Set.of(),
                            false,
                            null,
                            null),
                    Commands.routing(),
                    Made.START,
                    null,
                    null);
            if (kind == Kind.RATING) {
                assertThat(nothing().refusal(People.IMPORTER, unrated)).isEqualTo(INCOMPLETE);
            } else {
                assertThat(nothing().does(People.IMPORTER, unrated).status()).isEqualTo(Status.RECORDED);
            }
        }
    }

    @Test
    void onlyTheImportChannelIsImported() {
        ImportFeedback bring = Commands.bring(STREAM, null, null);
        ImportFeedback disguised = new ImportFeedback(
                STREAM,
                Made.REFERENCE,
                Commands.submission(Kind.COMPLAINT, Channel.WEB, true),
                bring.routing(),
                Made.START,
                null,
                null);
        assertThat(nothing().refusal(People.IMPORTER, disguised)).isEqualTo(INVALID);
    }
}
