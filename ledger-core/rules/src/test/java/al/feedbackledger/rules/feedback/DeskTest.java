package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.examples.CaseRun;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.Situations;
import al.feedbackledger.rules.feedback.FeedbackCommand.AnswerFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.AssignOfficer;
import al.feedbackledger.rules.feedback.FeedbackCommand.CorrectAnswer;
import al.feedbackledger.rules.feedback.FeedbackCommand.DeclineFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.ExtendDeadline;
import al.feedbackledger.rules.feedback.FeedbackCommand.PostInterimReply;
import al.feedbackledger.rules.feedback.FeedbackCommand.ProvideClarification;
import al.feedbackledger.rules.feedback.FeedbackCommand.RequestClarification;
import al.feedbackledger.rules.feedback.FeedbackCommand.RouteFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.Target;
import al.feedbackledger.rules.feedback.FeedbackCommand.TransferFeedback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static al.feedbackledger.rules.decision.Refusal.Reason.INCOMPLETE;
import static al.feedbackledger.rules.decision.Refusal.Reason.INVALID;
import static al.feedbackledger.rules.decision.Refusal.Reason.LIMIT_REACHED;
import static al.feedbackledger.rules.decision.Refusal.Reason.NOT_NOW;
import static al.feedbackledger.rules.decision.Refusal.Reason.NOT_YOURS;
import static al.feedbackledger.rules.decision.Refusal.Reason.SAME_PERSON;
import static al.feedbackledger.rules.decision.Refusal.Reason.TOO_EARLY;
import static al.feedbackledger.rules.decision.Refusal.Reason.TOO_LATE;
import static al.feedbackledger.rules.decision.Refusal.Reason.WRONG_TARGET;
import static org.assertj.core.api.Assertions.assertThat;

class DeskTest {
    private static final String STREAM = Made.stream(1);
    private static final Duration MICRO = Duration.ofNanos(1_000);

    private final CaseRun routed = Situations.named("ROUTED");
    private final CaseRun inProgress = Situations.named("IN_PROGRESS");

    @Nested
    class Routing {
        @Test
        void leadsAnywhereButToTheInspectorate() {
            CaseRun run = Situations.named("RECEIVED");
            Target inspectorate = new Target(People.INSPECTORATE, InstitutionType.INSPECTORATE);
            assertThat(run.refusal(People.NAIS_OFFICER, new RouteFeedback(STREAM, inspectorate)))
                    .isEqualTo(WRONG_TARGET);
            run.does(People.NAIS_OFFICER, "RouteFeedback");
            assertThat(run.feedback().institution()).isEqualTo(People.REGISTRY);
        }

        @Test
        void leavesTheClockOfTheSubmission() {
            CaseRun run = Situations.named("RECEIVED");
            var before = run.feedback().clocks().deadlines();
            run.wait(Duration.ofDays(5)).does(People.NAIS_OFFICER, "RouteFeedback");
            assertThat(run.feedback().clocks().deadlines()).isEqualTo(before);
        }
    }

    @Nested
    class Transferring {
        @Test
        void theFourthGoesToTheOperatorWhoSeesIt() {
            var clock = routed.feedback().clocks().deadlines();
            for (int n = 0; n < Limits.TRANSFERS; n++) {
                boolean away = n % 2 == 0;
                routed.does(
                        away ? People.OFFICER : People.FOREIGN_OFFICER,
                        Commands.transfer(STREAM, away ? People.TAX : People.REGISTRY));
                assertThat(routed.status()).isEqualTo(Status.ROUTED);
            }
            assertThat(routed.tries(People.FOREIGN_OFFICER, Commands.transfer(STREAM, People.REGISTRY)))
                    .isEqualTo(Decision.accept(java.util.List.of(
                            new FeedbackEvent.FeedbackTransferred(Made.SERVICE, People.NAIS, People.TAX),
                            new FeedbackEvent.FeedbackEscalated(
                                    Made.SERVICE, People.NAIS, EscalationReason.TRANSFERRED_TOO_OFTEN))));
            routed.does(People.FOREIGN_OFFICER, Commands.transfer(STREAM, People.REGISTRY));
            assertThat(routed.status()).isEqualTo(Status.RECEIVED);
            assertThat(routed.feedback().institution()).isEqualTo(People.NAIS);
            assertThat(routed.feedback().clocks().deadlines()).isEqualTo(clock);
        }

        @Test
        void leadsToAnotherInstitutionThatIsNotTheInspectorate() {
            assertThat(routed.refusal(People.OFFICER, Commands.transfer(STREAM, People.REGISTRY)))
                    .isEqualTo(WRONG_TARGET);
            TransferFeedback hidden = new TransferFeedback(
                    STREAM, new Target(People.INSPECTORATE, InstitutionType.INSPECTORATE), People.NAIS);
            assertThat(routed.refusal(People.OFFICER, hidden)).isEqualTo(WRONG_TARGET);
        }

        @Test
        void takesTheCaseOutOfTheHandsOfWhoHadIt() {
            routed.does(People.OFFICER, Commands.transfer(STREAM, People.TAX));
            assertThat(routed.refusal(People.OFFICER, "AcknowledgeFeedback")).isEqualTo(NOT_YOURS);
            assertThat(routed.does(People.FOREIGN_OFFICER, "AcknowledgeFeedback")
                            .status())
                    .isEqualTo(Status.IN_PROGRESS);
        }

        @Test
        void aSignalIsNeverTransferred() {
            assertThat(Situations.named("SIGNAL_ROUTED").refusal(People.INSPECTOR, "TransferFeedback"))
                    .isEqualTo(NOT_NOW);
        }
    }

    @Nested
    class Assigning {
        @Test
        void onlyToWhoAnswersForTheInstitution() {
            assertThat(routed.refusal(People.SUPERVISOR, new AssignOfficer(STREAM, People.FOREIGN_OFFICER)))
                    .isEqualTo(WRONG_TARGET);
            assertThat(routed.refusal(People.SUPERVISOR, new AssignOfficer(STREAM, People.PARTIAL_MODERATOR)))
                    .isEqualTo(WRONG_TARGET);
            routed.does(People.SUPERVISOR, new AssignOfficer(STREAM, People.SUPERVISOR));
            assertThat(routed.last(FeedbackEvent.OfficerAssigned.class).officer())
                    .isEqualTo(People.SUPERVISOR.id());
        }

        @Test
        void aSignalOnlyToAnInspector() {
            CaseRun signal = Situations.named("SIGNAL_ROUTED");
            assertThat(signal.refusal(People.INSPECTOR, new AssignOfficer(STREAM, People.OFFICER)))
                    .isEqualTo(WRONG_TARGET);
        }
    }

    @Nested
    class Clarifying {
        @Test
        void twice() {
            for (int n = 0; n < Limits.CLARIFICATIONS; n++) {
                inProgress.does(People.OFFICER, "RequestClarification").does(People.SUBJECT, "ProvideClarification");
            }
            assertThat(inProgress.refusal(People.OFFICER, "RequestClarification"))
                    .isEqualTo(LIMIT_REACHED);
        }

        @Test
        void withWords() {
            assertThat(inProgress.refusal(People.OFFICER, new RequestClarification(STREAM, null)))
                    .isEqualTo(INCOMPLETE);
            inProgress.does(People.OFFICER, "RequestClarification");
            assertThat(inProgress.refusal(People.SUBJECT, new ProvideClarification(STREAM, null, Made.STANDARD)))
                    .isEqualTo(INCOMPLETE);
        }

        @Test
        void lapsesAfterFifteenDaysAndNotBefore() {
            inProgress.does(People.OFFICER, "RequestClarification");
            inProgress.wait(Limits.CLARIFY_WITHIN.minus(MICRO));
            assertThat(inProgress.refusal(People.SYSTEM, "LapseClarification")).isEqualTo(TOO_EARLY);
            inProgress.wait(MICRO).does(People.SYSTEM, "LapseClarification");
            assertThat(inProgress.last(FeedbackEvent.DeadlineResumed.class).lapsed())
                    .isTrue();
            assertThat(inProgress.status()).isEqualTo(Status.IN_PROGRESS);
        }
    }

    @Nested
    class ReplyingMeanwhile {
        @Test
        void fiveTimes() {
            for (int n = 0; n < Limits.INTERIM_REPLIES; n++) {
                inProgress.does(People.OFFICER, "PostInterimReply");
            }
            assertThat(inProgress.refusal(People.OFFICER, "PostInterimReply")).isEqualTo(LIMIT_REACHED);
        }

        @Test
        void withWords() {
            assertThat(inProgress.refusal(People.OFFICER, new PostInterimReply(STREAM, null)))
                    .isEqualTo(INCOMPLETE);
        }
    }

    @Nested
    class Extending {
        private ExtendDeadline by(int days) {
            return new ExtendDeadline(STREAM, days, ExtensionReason.DOCUMENTS_AWAITED, Made.STANDARD);
        }

        @Test
        void onceByOneToTenWorkingDaysWithAReason() {
            assertThat(routed.refusal(People.SUPERVISOR, by(0))).isEqualTo(INVALID);
            assertThat(routed.refusal(People.SUPERVISOR, by(Limits.EXTENSION_WORKING_DAYS + 1)))
                    .isEqualTo(INVALID);
            assertThat(routed.refusal(People.SUPERVISOR, new ExtendDeadline(STREAM, 5, null, Made.STANDARD)))
                    .isEqualTo(INCOMPLETE);
            assertThat(routed.tries(People.SUPERVISOR, by(1))).isInstanceOf(Decision.Accepted.class);
            routed.does(People.SUPERVISOR, by(Limits.EXTENSION_WORKING_DAYS));
            assertThat(routed.refusal(People.SUPERVISOR, by(1))).isEqualTo(LIMIT_REACHED);
        }

        @Test
        void onlyBeforeTheDeadlineIsOver() {
            var due = Made.STANDARD.dueAfter(Made.START, Made.STANDARD.answerWorkingDays());
            assertThat(routed.at(due).refusal(People.SUPERVISOR, by(1))).isEqualTo(TOO_LATE);
            assertThat(routed.at(due.minus(MICRO)).tries(People.SUPERVISOR, by(1)))
                    .isInstanceOf(Decision.Accepted.class);
        }
    }

    @Nested
    class Answering {
        private AnswerFeedback with(Outcome outcome, @Nullable String action) {
            return new AnswerFeedback(STREAM, outcome, action, Made.text(10), 7, true);
        }

        @Test
        void needsAnOutcomeAndWords() {
            assertThat(inProgress.refusal(
                            People.OFFICER, new AnswerFeedback(STREAM, null, null, Made.text(10), 0, true)))
                    .isEqualTo(INCOMPLETE);
            assertThat(inProgress.refusal(
                            People.OFFICER, new AnswerFeedback(STREAM, Outcome.RESOLVED, null, null, 0, true)))
                    .isEqualTo(INCOMPLETE);
        }

        @Test
        void namesAnActionExactlyWhereTheOutcomeIsAChange() {
            for (Outcome outcome : Outcome.values()) {
                boolean change = outcome == Outcome.CHANGE_MADE || outcome == Outcome.CHANGE_PLANNED;
                if (change) {
                    assertThat(inProgress.refusal(People.OFFICER, with(outcome, null)))
                            .isEqualTo(INCOMPLETE);
                    assertThat(inProgress.refusal(People.OFFICER, with(outcome, "soon")))
                            .isEqualTo(INVALID);
                    assertThat(inProgress.tries(People.OFFICER, with(outcome, Made.ACTION)))
                            .isInstanceOf(Decision.Accepted.class);
                } else {
                    assertThat(inProgress.refusal(People.OFFICER, with(outcome, Made.ACTION)))
                            .isEqualTo(INVALID);
                    assertThat(inProgress.tries(People.OFFICER, with(outcome, null)))
                            .isInstanceOf(Decision.Accepted.class);
                }
            }
        }

        @Test
        void carriesHowOftenTheTextWasGivenBefore() {
            inProgress.does(People.OFFICER, with(Outcome.EXPLAINED, null));
            assertThat(inProgress.last(FeedbackEvent.FeedbackAnswered.class).repeated())
                    .isEqualTo(7);
            assertThat(inProgress.last(FeedbackEvent.FeedbackAnswered.class).claimedAt())
                    .isNull();
        }

        @Test
        void afterADisputeIsForSomebodyElse() {
            CaseRun again = Situations.named("IN_PROGRESS_AGAIN");
            assertThat(again.refusal(People.OFFICER, "AnswerFeedback")).isEqualTo(SAME_PERSON);
            assertThat(again.tries(People.SUPERVISOR, "AnswerFeedback")).isInstanceOf(Decision.Accepted.class);
        }

        @Test
        void byTheOperatorOnlyWhereADisputeLeftTheInstitutionNobody() {
            AnswerFeedback nobodyElse = new AnswerFeedback(STREAM, Outcome.RESOLVED, null, Made.text(10), 0, false);
            CaseRun again = Situations.named("IN_PROGRESS_AGAIN");
            assertThat(again.refusal(People.NAIS_OFFICER, "AnswerFeedback")).isEqualTo(NOT_YOURS);
            assertThat(again.refusal(People.FOREIGN_OFFICER, nobodyElse)).isEqualTo(NOT_YOURS);
            assertThat(inProgress.refusal(People.NAIS_OFFICER, nobodyElse)).isEqualTo(NOT_YOURS);
            assertThat(again.does(People.NAIS_OFFICER, nobodyElse).status()).isEqualTo(Status.ANSWERED);
        }

        @Test
        void ofWhatIsOnlyRecordedComesOnce() {
            assertThat(Situations.named("RECORDED_ANSWERED").refusal(People.OFFICER, "AnswerFeedback"))
                    .isEqualTo(LIMIT_REACHED);
        }

        @Test
        void ofAnImportComesByImportOnly() {
            for (String imported : new String[] {"IMPORTED", "IMPORTED_ANSWERED", "IMPORTED_CLOSED"}) {
                assertThat(Situations.named(imported).refusal(People.OFFICER, "AnswerFeedback"))
                        .isEqualTo(NOT_NOW);
                assertThat(Situations.named(imported).refusal(People.OFFICER, "CorrectAnswer"))
                        .isEqualTo(NOT_NOW);
            }
        }
    }

    @Nested
    class Correcting {
        private final CaseRun answered = Situations.named("ANSWERED");

        @Test
        void fiveTimesByWhoAnswered() {
            assertThat(answered.refusal(People.SECOND_OFFICER, "CorrectAnswer")).isEqualTo(NOT_YOURS);
            for (int n = 0; n < Limits.ANSWER_CORRECTIONS; n++) {
                answered.does(People.OFFICER, "CorrectAnswer");
            }
            assertThat(answered.refusal(People.OFFICER, "CorrectAnswer")).isEqualTo(LIMIT_REACHED);
        }

        @Test
        void doesNotMoveThePersonsTime() {
            answered.wait(Duration.ofDays(29)).does(People.OFFICER, "CorrectAnswer");
            answered.wait(Duration.ofDays(1)).does(People.SYSTEM, "LapseAnswer");
            assertThat(answered.status()).isEqualTo(Status.CLOSED);
        }

        @Test
        void needsWords() {
            assertThat(answered.refusal(People.OFFICER, new CorrectAnswer(STREAM, null, 0)))
                    .isEqualTo(INCOMPLETE);
        }
    }

    @Nested
    class Declining {
        @Test
        void needsAReasonAndWhereToTurn() {
            assertThat(routed.refusal(People.OFFICER, new DeclineFeedback(STREAM, null, People.TAX, Made.text(10))))
                    .isEqualTo(INCOMPLETE);
            assertThat(routed.refusal(
                            People.OFFICER, new DeclineFeedback(STREAM, DeclineReason.IN_COURT, People.TAX, null)))
                    .isEqualTo(INCOMPLETE);
            assertThat(routed.refusal(
                            People.OFFICER,
                            new DeclineFeedback(STREAM, DeclineReason.IN_COURT, "ask Agim at window 3", Made.text(10))))
                    .isEqualTo(INVALID);
        }

        @Test
        void meetsTheDeadlines() {
            routed.does(People.OFFICER, "DeclineFeedback");
            assertThat(routed.feedback().clocks().deadlines().values()).allMatch(Feedback.Deadline::met);
        }
    }
}
