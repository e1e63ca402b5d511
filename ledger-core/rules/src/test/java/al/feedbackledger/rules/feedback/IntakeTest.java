package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.examples.CaseRun;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.Situations;
import al.feedbackledger.rules.feedback.FeedbackCommand.CorrectRating;
import al.feedbackledger.rules.feedback.FeedbackCommand.ImportFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.ImportedClosure;
import al.feedbackledger.rules.feedback.FeedbackCommand.ImportedReply;
import al.feedbackledger.rules.feedback.FeedbackCommand.Routing;
import al.feedbackledger.rules.feedback.FeedbackCommand.Submission;
import al.feedbackledger.rules.feedback.FeedbackCommand.SubmitFeedback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import static al.feedbackledger.rules.decision.Refusal.Reason.INCOMPLETE;
import static al.feedbackledger.rules.decision.Refusal.Reason.INVALID;
import static al.feedbackledger.rules.decision.Refusal.Reason.LIMIT_REACHED;
import static al.feedbackledger.rules.decision.Refusal.Reason.NOT_NOW;
import static al.feedbackledger.rules.decision.Refusal.Reason.NO_CHANGE;
import static al.feedbackledger.rules.decision.Refusal.Reason.RETIRED_SERVICE;
import static al.feedbackledger.rules.decision.Refusal.Reason.TOO_LATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IntakeTest {
    private static final String STREAM = Made.stream(1);
    private static final Duration MICRO = Duration.ofNanos(1_000);

    private static CaseRun nothing() {
        return new CaseRun(STREAM, Made.START);
    }

    private static SubmitFeedback submit(Submission submission, Routing routing) {
        return new SubmitFeedback(STREAM, Made.REFERENCE, submission, routing, Made.STANDARD);
    }

    private static SubmitFeedback rated(Kind kind, @Nullable Integer rating, boolean answerWanted) {
        return submit(
                new Submission(
                        kind,
                        Audience.BUSINESS,
                        Channel.MOBILE,
                        "spring-2026",
                        "en",
                        rating,
                        null,
                        Set.of(Reason.NOT_WORKING, Reason.TOO_SLOW),
                        answerWanted,
                        null,
                        null),
                Commands.routing());
    }

    private static SubmitFeedback coded(String language, @Nullable String campaign) {
        return submit(
                new Submission(
                        Kind.RATING,
                        Audience.NOT_STATED,
                        Channel.WEB,
                        campaign,
                        language,
                        5,
                        null,
                        Set.of(),
                        false,
                        null,
                        null),
                Commands.routing());
    }

    @Nested
    class Submitting {
        @Test
        void aWantedAnswerIsRoutedAndGetsTwoDeadlinesInOneCommit() {
            CaseRun run = nothing().does(People.SUBJECT, rated(Kind.COMPLAINT, 1, true));
            assertThat(run.entries().stream().map(CaseRun.Entry::event))
                    .containsExactly(
                            new FeedbackEvent.FeedbackSubmitted(
                                    Made.SERVICE,
                                    People.REGISTRY,
                                    null,
                                    Made.REFERENCE,
                                    Kind.COMPLAINT,
                                    Audience.BUSINESS,
                                    Channel.MOBILE,
                                    "spring-2026",
                                    "en",
                                    "portal",
                                    1,
                                    null,
                                    Set.of(Reason.TOO_SLOW, Reason.NOT_WORKING),
                                    true,
                                    null,
                                    null,
                                    null),
                            new FeedbackEvent.FeedbackRouted(Made.SERVICE, People.REGISTRY),
                            deadline(DeadlineKind.ACKNOWLEDGE, "2026-03-04T23:00:00Z"),
                            deadline(DeadlineKind.ANSWER, "2026-03-17T23:00:00Z"));
            assertThat(run.status()).isEqualTo(Status.ROUTED);
            assertThat(run.feedback().version()).isEqualTo(4);
        }

        private FeedbackEvent deadline(DeadlineKind kind, String due) {
            return new FeedbackEvent.DeadlineSet(Made.SERVICE, People.REGISTRY, kind, Instant.parse(due), "default/1");
        }

        @Test
        void whatNobodyIsCompetentForWaitsAtTheOperator() {
            CaseRun run = nothing().does(People.SUBJECT, Commands.submitOther(STREAM));
            assertThat(run.status()).isEqualTo(Status.RECEIVED);
            assertThat(run.feedback().institution()).isEqualTo(People.NAIS);
            assertThat(run.entries()).hasSize(3);
        }

        @Test
        void feedbackWithoutAnAnswerWantedIsOneEventAndHasNoClock() {
            CaseRun run = nothing().does(People.SUBJECT, rated(Kind.PRAISE, 5, false));
            assertThat(run.entries()).hasSize(1);
            assertThat(run.status()).isEqualTo(Status.RECORDED);
            assertThat(run.feedback().clocks().deadlines()).isEmpty();
        }

        @Test
        void aCorruptionSignalGoesToTheInspectorateAndNamesWhomItIsAbout() {
            CaseRun run = nothing().does(People.SUBJECT, rated(Kind.CORRUPTION_SIGNAL, null, true));
            FeedbackEvent.FeedbackSubmitted submitted = run.last(FeedbackEvent.FeedbackSubmitted.class);
            assertThat(submitted.institution()).isEqualTo(People.INSPECTORATE);
            assertThat(submitted.institutionConcerned()).isEqualTo(People.REGISTRY);
            assertThat(run.entries())
                    .allMatch(entry -> entry.event().institution().equals(People.INSPECTORATE));
            assertThat(run.status()).isEqualTo(Status.ROUTED);
        }

        @Test
        void everyTextThatIsGivenIsHeldUntilItIsErased() {
            Submission both = new Submission(
                    Kind.COMPLAINT,
                    Audience.CITIZEN,
                    Channel.WEB,
                    null,
                    "sq",
                    1,
                    null,
                    Set.of(),
                    true,
                    Made.text(1),
                    Made.text(2));
            CaseRun run = nothing().does(People.SUBJECT, submit(both, Commands.routing()));
            assertThat(run.feedback().words().held())
                    .containsExactly(Made.text(1).ref(), Made.text(2).ref());
        }

        @Test
        void ratingsAreOneToFive() {
            for (int rating = 1; rating <= 5; rating++) {
                CaseRun run = nothing().does(People.SUBJECT, rated(Kind.RATING, rating, false));
                assertThat(run.feedback().counting().rating()).isEqualTo(rating);
            }
            for (int rating : new int[] {Integer.MIN_VALUE, -1, 0, 6, Integer.MAX_VALUE}) {
                assertThat(nothing().refusal(People.SUBJECT, rated(Kind.RATING, rating, false)))
                        .isEqualTo(INVALID);
            }
        }

        @Test
        void everyKindButASignalNeedsARatingAndASignalHasNone() {
            for (Kind kind : Kind.values()) {
                boolean signal = kind == Kind.CORRUPTION_SIGNAL;
                SubmitFeedback wrong = rated(kind, signal ? 3 : null, false);
                assertThat(nothing().refusal(People.SUBJECT, wrong)).isEqualTo(signal ? INVALID : INCOMPLETE);
            }
        }

        @Test
        void aRatingAloneWantsNoAnswer() {
            assertThat(nothing().refusal(People.SUBJECT, rated(Kind.RATING, 4, true)))
                    .isEqualTo(INVALID);
        }

        @Test
        void aRetiredServiceTakesNoFeedback() {
            Routing retired = new Routing("38", false, People.REGISTRY, People.NAIS, People.INSPECTORATE, "portal");
            assertThat(nothing()
                            .refusal(
                                    People.SUBJECT,
                                    submit(Commands.submission(Kind.PRAISE, Channel.WEB, false), retired)))
                    .isEqualTo(RETIRED_SERVICE);
        }

        @Test
        void theImportChannelIsForImports() {
            SubmitFeedback disguised =
                    submit(Commands.submission(Kind.COMPLAINT, Channel.IMPORT, true), Commands.routing());
            assertThat(nothing().refusal(People.SUBJECT, disguised)).isEqualTo(INVALID);
        }

        @Test
        void codesHoldNoWords() {
            String longest = "c".repeat(Limits.CAMPAIGN_CHARACTERS);
            String language = "x".repeat(Limits.LANGUAGE_CHARACTERS);
            assertThat(nothing().tries(People.SUBJECT, coded(language, longest)))
                    .isInstanceOf(Decision.Accepted.class);
            for (SubmitFeedback wrong : List.of(
                    coded("sq", longest + "c"),
                    coded(language + "x", null),
                    coded("", null),
                    coded("sq", ""),
                    coded("sq", "my name"),
                    coded("shqip!", null))) {
                assertThat(nothing().refusal(People.SUBJECT, wrong)).isEqualTo(INVALID);
            }
        }

        @Test
        void timesAreWholeMicroseconds() {
            assertThatThrownBy(() -> Act.of(Actor.SUBJECT, Made.START.plusNanos(1)))
                    .isInstanceOf(IllegalArgumentException.class);
            ImportFeedback fine = Commands.bring(STREAM, null, null);
            ImportFeedback tooFine = new ImportFeedback(
                    STREAM, Made.REFERENCE, fine.submission(), fine.routing(), Made.START.plusNanos(1), null, null);
            assertThatThrownBy(() -> nothing().tries(People.IMPORTER, tooFine))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Importing {
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
            assertThat(run.last(FeedbackEvent.FeedbackAnswered.class).repeated())
                    .isEqualTo(3);
        }

        @Test
        void aClosureLeavesItRecorded() {
            CaseRun run =
                    nothing().does(People.IMPORTER, Commands.bring(STREAM, null, new ImportedClosure(true, null)));
            assertThat(run.last(FeedbackEvent.FeedbackClosed.class))
                    .isEqualTo(new FeedbackEvent.FeedbackClosed(
                            Made.SERVICE, People.REGISTRY, Closure.IMPORTED, true, null));
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
                boolean taken = nothing().tries(People.IMPORTER, Commands.bring(STREAM, reply, null))
                        instanceof Decision.Accepted;
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
                    assertThat(nothing().does(People.IMPORTER, unrated).status())
                            .isEqualTo(Status.RECORDED);
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

    @Test
    void whoHasSeenAnOlderVersionIsTold() {
        CaseRun run = Situations.named("ROUTED");
        Decision<FeedbackEvent> stale = FeedbackDecider.decide(
                run.state(),
                run.command("AcknowledgeFeedback"),
                new Act(People.OFFICER, run.now(), run.feedback().version() - 1));
        assertThat(stale).isInstanceOf(Decision.Refused.class);
        assertThat(((Decision.Refused<FeedbackEvent>) stale).refusal().reason()).isEqualTo(Refusal.Reason.STALE);
        Decision<FeedbackEvent> current = FeedbackDecider.decide(
                run.state(),
                run.command("AcknowledgeFeedback"),
                new Act(People.OFFICER, run.now(), run.feedback().version()));
        assertThat(current).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void whatIsBesideTheHandlingLeavesTheVersionAsItIs() {
        CaseRun run = Situations.named("ROUTED");
        long version = run.feedback().version();
        run.does(People.SUBJECT, "AddNote")
                .does(People.SUBJECT, "CorrectRating")
                .does(People.MODERATOR, "ProposeExclusion")
                .does(People.SECOND_MODERATOR, "ExcludeFeedback")
                .does(People.SUBJECT, "RequestErasure")
                .does(People.DPO, "ApproveErasure")
                .wait(Duration.ofDays(100))
                .does(People.SYSTEM, "MissDeadline:ANSWER")
                .does(People.SYSTEM, "Escalate:ANSWER");
        assertThat(run.feedback().version()).isEqualTo(version);
        assertThat(run.does(People.OFFICER, "AcknowledgeFeedback").feedback().version())
                .isEqualTo(version + 1);
    }
}
