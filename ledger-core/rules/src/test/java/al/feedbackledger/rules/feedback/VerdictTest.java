package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.examples.CaseRun;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.Situations;
import al.feedbackledger.rules.feedback.FeedbackCommand.DecideReview;
import al.feedbackledger.rules.feedback.FeedbackCommand.DisputeAnswer;
import al.feedbackledger.rules.feedback.FeedbackCommand.ReRateService;
import al.feedbackledger.rules.feedback.FeedbackCommand.TargetAnswer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static al.feedbackledger.rules.decision.Refusal.Reason.INCOMPLETE;
import static al.feedbackledger.rules.decision.Refusal.Reason.INVALID;
import static al.feedbackledger.rules.decision.Refusal.Reason.LIMIT_REACHED;
import static al.feedbackledger.rules.decision.Refusal.Reason.NOT_NOW;
import static al.feedbackledger.rules.decision.Refusal.Reason.NOT_YOURS;
import static al.feedbackledger.rules.decision.Refusal.Reason.SAME_PERSON;
import static al.feedbackledger.rules.decision.Refusal.Reason.TOO_EARLY;
import static al.feedbackledger.rules.decision.Refusal.Reason.TOO_LATE;
import static org.assertj.core.api.Assertions.assertThat;

class VerdictTest {
    private static final String STREAM = Made.stream(1);
    private static final Duration MICRO = Duration.ofNanos(1_000);

    private final CaseRun answered = Situations.named("ANSWERED");
    private final CaseRun merged = Situations.named("MERGED");

    private static Instant answerTime(CaseRun run) {
        return run.entries().stream()
                .filter(entry -> entry.event() instanceof FeedbackEvent.FeedbackAnswered)
                .toList()
                .getLast()
                .at();
    }

    @Test
    void confirmingCloses() {
        assertThat(answered.tries(People.SUBJECT, "ConfirmResolution"))
                .isEqualTo(Decision.accept(List.of(
                        new FeedbackEvent.ResolutionConfirmed(Made.SERVICE, People.REGISTRY),
                        new FeedbackEvent.FeedbackClosed(
                                Made.SERVICE, People.REGISTRY, Closure.CONFIRMED, false, null))));
    }

    @Test
    void anAnswerLapsesAfterThirtyDaysAndNotBefore() {
        answered.at(answerTime(answered).plus(Limits.CONFIRM_WITHIN).minus(MICRO));
        assertThat(answered.refusal(People.SYSTEM, "LapseAnswer")).isEqualTo(TOO_EARLY);
        answered.wait(MICRO).does(People.SYSTEM, "LapseAnswer");
        assertThat(answered.feedback().handling()).isEqualTo(new Handling.Closed(Closure.LAPSED));
    }

    @Test
    void aRefusalLapsesAfterSixtyDaysAndNotBefore() {
        CaseRun declined = Situations.named("DECLINED");
        Instant at = declined.entries().getLast().at();
        declined.at(at.plus(Limits.REVIEW_WITHIN).minus(MICRO));
        assertThat(declined.refusal(People.SYSTEM, "LapseRefusal")).isEqualTo(TOO_EARLY);
        declined.wait(MICRO).does(People.SYSTEM, "LapseRefusal");
        assertThat(declined.feedback().handling()).isEqualTo(new Handling.Closed(Closure.DECLINED));
    }

    @Nested
    class Disputing {
        @Test
        void untilSixtyDaysAfterTheAnswerAlsoWhenItHasLapsed() {
            CaseRun lapsed = Situations.named("CLOSED_LAPSED");
            lapsed.at(answerTime(lapsed).plus(Limits.DISPUTE_WITHIN));
            assertThat(lapsed.tries(People.SUBJECT, "DisputeAnswer")).isInstanceOf(Decision.Accepted.class);
            assertThat(lapsed.wait(MICRO).refusal(People.SUBJECT, "DisputeAnswer"))
                    .isEqualTo(TOO_LATE);
            answered.at(answerTime(answered).plus(Limits.DISPUTE_WITHIN).plus(MICRO));
            assertThat(answered.refusal(People.SUBJECT, "DisputeAnswer")).isEqualTo(TOO_LATE);
        }

        @Test
        void twice() {
            CaseRun run = Situations.named("ANSWERED_AGAIN").does(People.SUBJECT, "DisputeAnswer");
            run.does(People.OFFICER, "AcknowledgeFeedback").does(People.SUPERVISOR, "AnswerFeedback");
            assertThat(run.refusal(People.SUBJECT, "DisputeAnswer")).isEqualTo(LIMIT_REACHED);
        }

        @Test
        void needsAReasonButNoWords() {
            assertThat(answered.refusal(
                            People.SUBJECT, new DisputeAnswer(STREAM, null, Made.text(1), Made.STANDARD, null)))
                    .isEqualTo(INCOMPLETE);
            DisputeAnswer silent = new DisputeAnswer(STREAM, DisputeReason.PROMISE_NOT_KEPT, null, Made.STANDARD, null);
            assertThat(answered.does(People.SUBJECT, silent).status()).isEqualTo(Status.DISPUTED);
        }

        @Test
        void startsANewClock() {
            answered.wait(Duration.ofDays(9));
            Instant due = Made.STANDARD.dueAfter(answered.now(), Made.STANDARD.answerWorkingDays());
            answered.does(People.SUBJECT, "DisputeAnswer");
            Feedback.Deadline deadline = answered.feedback().clocks().of(DeadlineKind.ANSWER);
            assertThat(deadline).isEqualTo(new Feedback.Deadline(due, "default/1", null, false, false, false));
        }

        @Test
        void anythingElseThatIsClosedStaysClosed() {
            for (String closed : List.of("CLOSED_CONFIRMED", "CLOSED_DECLINED", "CLOSED_REVIEW_DECIDED")) {
                assertThat(Situations.named(closed).refusal(People.SUBJECT, "DisputeAnswer"))
                        .isEqualTo(NOT_NOW);
            }
        }
    }

    @Nested
    class DisputingTheAnswerToTheCaseItWasJoinedWith {
        private DisputeAnswer against(@Nullable TargetAnswer answer) {
            return new DisputeAnswer(STREAM, DisputeReason.NOT_ABOUT_MY_CASE, null, Made.STANDARD, answer);
        }

        @Test
        void needsThatAnswer() {
            assertThat(merged.refusal(People.SUBJECT, against(null))).isEqualTo(NOT_NOW);
        }

        @Test
        void untilSixtyDaysAfterIt() {
            TargetAnswer answer = new TargetAnswer(merged.now().plus(Duration.ofDays(90)), "o9");
            merged.at(answer.at().plus(Limits.DISPUTE_WITHIN));
            assertThat(merged.tries(People.SUBJECT, against(answer))).isInstanceOf(Decision.Accepted.class);
            assertThat(merged.wait(MICRO).refusal(People.SUBJECT, against(answer)))
                    .isEqualTo(TOO_LATE);
        }

        @Test
        void standsAloneAndIsAnsweredBySomebodyElse() {
            merged.does(People.SUBJECT, against(new TargetAnswer(Made.START, People.OFFICER.id())));
            assertThat(merged.last(FeedbackEvent.FeedbackUnmerged.class))
                    .isEqualTo(new FeedbackEvent.FeedbackUnmerged(
                            Made.SERVICE,
                            People.REGISTRY,
                            Made.OTHER_CASE,
                            UnmergeReason.DISPUTED,
                            People.OFFICER.id()));
            assertThat(merged.status()).isEqualTo(Status.DISPUTED);
            merged.does(People.OFFICER, "AcknowledgeFeedback");
            assertThat(merged.refusal(People.OFFICER, "AnswerFeedback")).isEqualTo(SAME_PERSON);
            assertThat(merged.does(People.SECOND_OFFICER, "AnswerFeedback").status())
                    .isEqualTo(Status.ANSWERED);
        }

        @Test
        void itsFirstDeadlinesWereMetByThatAnswer() {
            CaseRun run = Situations.named("ROUTED").does(People.OFFICER, "MergeFeedback");
            run.does(People.SUBJECT, "DisputeAnswer").wait(Duration.ofDays(100));
            assertThat(run.refusal(People.SYSTEM, "MissDeadline:ACKNOWLEDGE"))
                    .isEqualTo(al.feedbackledger.rules.decision.Refusal.Reason.NO_CHANGE);
            assertThat(run.tries(People.SYSTEM, "MissDeadline:ANSWER")).isInstanceOf(Decision.Accepted.class);
        }
    }

    @Nested
    class AskingForReview {
        @Test
        void untilSixtyDaysAfterTheAnswerOrTheRefusal() {
            for (String situation : List.of("ANSWERED_AGAIN", "CLOSED_LAPSED_AGAIN")) {
                CaseRun run = Situations.named(situation);
                run.at(answerTime(run).plus(Limits.REVIEW_WITHIN));
                assertThat(run.tries(People.SUBJECT, "RequestReview")).isInstanceOf(Decision.Accepted.class);
                assertThat(run.wait(MICRO).refusal(People.SUBJECT, "RequestReview"))
                        .isEqualTo(TOO_LATE);
            }
            CaseRun declined = Situations.named("DECLINED");
            declined.at(declined.entries().getLast().at().plus(Limits.REVIEW_WITHIN));
            assertThat(declined.tries(People.SUBJECT, "RequestReview")).isInstanceOf(Decision.Accepted.class);
            assertThat(declined.wait(MICRO).refusal(People.SUBJECT, "RequestReview"))
                    .isEqualTo(TOO_LATE);
        }

        @Test
        void onceAndOfAnAnswerOnlyAfterADispute() {
            assertThat(answered.refusal(People.SUBJECT, "RequestReview")).isEqualTo(NOT_NOW);
            assertThat(Situations.named("ANSWERED_BY_REVIEW").refusal(People.SUBJECT, "RequestReview"))
                    .isEqualTo(LIMIT_REACHED);
        }

        @Test
        void startsTheReviewsClock() {
            CaseRun run = Situations.named("UNDER_REVIEW");
            assertThat(run.last(FeedbackEvent.DeadlineSet.class).kind()).isEqualTo(DeadlineKind.REVIEW);
        }
    }

    @Nested
    class Reviewing {
        private final CaseRun run = Situations.named("UNDER_REVIEW");

        private DecideReview decide(
                @Nullable ReviewResult result,
                @Nullable Outcome outcome,
                @Nullable String action,
                @Nullable SealedText text) {
            return new DecideReview(STREAM, result, outcome, action, text, People.MINISTRY);
        }

        @Test
        void needsAResultAndWordsAndForANewAnswerAnOutcome() {
            assertThat(run.refusal(People.PARENT_SUPERVISOR, decide(null, null, null, Made.text(1))))
                    .isEqualTo(INCOMPLETE);
            assertThat(run.refusal(People.PARENT_SUPERVISOR, decide(ReviewResult.UPHELD, null, null, null)))
                    .isEqualTo(INCOMPLETE);
            assertThat(run.refusal(People.PARENT_SUPERVISOR, decide(ReviewResult.NEW_ANSWER, null, null, Made.text(1))))
                    .isEqualTo(INCOMPLETE);
            assertThat(run.refusal(
                            People.PARENT_SUPERVISOR,
                            decide(ReviewResult.NEW_ANSWER, Outcome.CHANGE_MADE, null, Made.text(1))))
                    .isEqualTo(INCOMPLETE);
            assertThat(run.refusal(
                            People.PARENT_SUPERVISOR,
                            decide(ReviewResult.UPHELD, Outcome.EXPLAINED, null, Made.text(1))))
                    .isEqualTo(INVALID);
            assertThat(run.refusal(
                            People.PARENT_SUPERVISOR, decide(ReviewResult.UPHELD, null, Made.ACTION, Made.text(1))))
                    .isEqualTo(INVALID);
            assertThat(run.tries(
                            People.PARENT_SUPERVISOR,
                            decide(ReviewResult.NEW_ANSWER, Outcome.CHANGE_MADE, Made.ACTION, Made.text(1))))
                    .isInstanceOf(Decision.Accepted.class);
        }

        @Test
        void isForTheReviewBodyAndWhereThereIsNoneForTheOperator() {
            DecideReview byOperator =
                    new DecideReview(STREAM, ReviewResult.UPHELD, null, null, Made.text(1), People.NAIS);
            assertThat(run.refusal(People.NAIS_OFFICER, "DecideReview:UPHELD")).isEqualTo(NOT_YOURS);
            assertThat(run.refusal(People.PARENT_SUPERVISOR, byOperator)).isEqualTo(NOT_YOURS);
            assertThat(run.refusal(People.PARENT_OFFICER, "DecideReview:UPHELD"))
                    .isEqualTo(NOT_YOURS);
            assertThat(run.tries(People.NAIS_OFFICER, byOperator)).isInstanceOf(Decision.Accepted.class);
        }

        @Test
        void isNeverForWhoAnsweredOrDeclinedBefore() {
            DecideReview own = new DecideReview(STREAM, ReviewResult.UPHELD, null, null, Made.text(1), People.REGISTRY);
            CaseRun bySupervisor = Situations.named("ROUTED")
                    .does(People.SUPERVISOR, "DeclineFeedback")
                    .does(People.SUBJECT, "RequestReview");
            assertThat(bySupervisor.refusal(People.SUPERVISOR, own)).isEqualTo(SAME_PERSON);
            assertThat(Situations.named("SIGNAL_UNDER_REVIEW").refusal(People.INSPECTOR, "DecideReview:UPHELD"))
                    .isEqualTo(SAME_PERSON);
        }

        @Test
        void givesAnAnswerOrAnEnd() {
            CaseRun end = run.copy().does(People.PARENT_SUPERVISOR, "DecideReview:UPHELD");
            assertThat(end.feedback().handling()).isEqualTo(new Handling.Closed(Closure.REVIEW_DECIDED));
            run.does(People.PARENT_SUPERVISOR, "DecideReview:NEW_ANSWER");
            assertThat(run.status()).isEqualTo(Status.ANSWERED);
            assertThat(run.feedback().clocks().of(DeadlineKind.REVIEW))
                    .matches(deadline -> deadline != null && deadline.met());
        }
    }

    @Nested
    class ReRating {
        private ReRateService rate(int rating, @Nullable TargetAnswer answer) {
            return new ReRateService(STREAM, rating, answer);
        }

        @Test
        void onceForEachAnswerOrReview() {
            answered.does(People.SUBJECT, rate(1, null));
            assertThat(answered.last(FeedbackEvent.ServiceReRated.class))
                    .isEqualTo(new FeedbackEvent.ServiceReRated(Made.SERVICE, People.REGISTRY, 2, 1));
            assertThat(answered.refusal(People.SUBJECT, rate(5, null))).isEqualTo(LIMIT_REACHED);
            answered.does(People.SUBJECT, "DisputeAnswer")
                    .does(People.OFFICER, "AcknowledgeFeedback")
                    .does(People.SECOND_OFFICER, "AnswerFeedback")
                    .does(People.SUBJECT, rate(5, null))
                    .does(People.SUBJECT, "RequestReview")
                    .does(People.PARENT_SUPERVISOR, "DecideReview:UPHELD")
                    .does(People.SUBJECT, rate(3, null));
            assertThat(answered.feedback().counting().rating()).isEqualTo(2);
        }

        @Test
        void isOneToFive() {
            assertThat(answered.refusal(People.SUBJECT, rate(0, null))).isEqualTo(INVALID);
            assertThat(answered.refusal(People.SUBJECT, rate(6, null))).isEqualTo(INVALID);
        }

        @Test
        void needsAnAnswer() {
            assertThat(Situations.named("CLOSED_DECLINED").refusal(People.SUBJECT, rate(5, null)))
                    .isEqualTo(NOT_NOW);
            assertThat(merged.refusal(People.SUBJECT, rate(5, null))).isEqualTo(NOT_NOW);
            assertThat(merged.tries(People.SUBJECT, rate(5, new TargetAnswer(Made.START, "o9"))))
                    .isInstanceOf(Decision.Accepted.class);
        }

        @Test
        void needsAFirstRating() {
            assertThat(Situations.named("SIGNAL_ANSWERED").refusal(People.SUBJECT, rate(5, null)))
                    .isEqualTo(NOT_NOW);
        }
    }

    @Nested
    class Joining {
        private final CaseRun routed = Situations.named("ROUTED");

        private FeedbackCommand.MergeFeedback into(
                String other, Status status, String institution, Kind kind, boolean othersJoined) {
            return new FeedbackCommand.MergeFeedback(STREAM, other, status, institution, kind, othersJoined);
        }

        @Test
        void leadsIntoAnOpenCaseOfTheSameInstitution() {
            for (Status status : Status.values()) {
                boolean fits =
                        routed.tries(People.OFFICER, into(Made.OTHER_CASE, status, People.REGISTRY, Kind.PRAISE, false))
                                instanceof Decision.Accepted;
                assertThat(fits).isEqualTo(status.isOpen());
            }
        }

        @Test
        void neverIntoItselfAnotherInstitutionOrASignalNorWithOthersBehindIt() {
            for (FeedbackCommand.MergeFeedback wrong : List.of(
                    into(STREAM, Status.ROUTED, People.REGISTRY, Kind.COMPLAINT, false),
                    into(Made.OTHER_CASE, Status.ROUTED, People.TAX, Kind.COMPLAINT, false),
                    into(Made.OTHER_CASE, Status.ROUTED, People.REGISTRY, Kind.CORRUPTION_SIGNAL, false),
                    into(Made.OTHER_CASE, Status.ROUTED, People.REGISTRY, Kind.COMPLAINT, true))) {
                assertThat(routed.refusal(People.OFFICER, wrong))
                        .isEqualTo(al.feedbackledger.rules.decision.Refusal.Reason.WRONG_TARGET);
            }
        }

        @Test
        void aSignalIsNeverJoined() {
            CaseRun signal = Situations.named("SIGNAL_ROUTED");
            assertThat(signal.refusal(People.INSPECTOR, Commands.merge(STREAM, People.INSPECTORATE)))
                    .isEqualTo(NOT_NOW);
        }

        @Test
        void leadsBackToTheStateBefore() {
            for (String before : List.of("ROUTED", "IN_PROGRESS", "IN_PROGRESS_AGAIN")) {
                CaseRun run = Situations.named(before);
                Handling handling = run.feedback().handling();
                run.does(People.OFFICER, "MergeFeedback").does(People.SUPERVISOR, "UnmergeFeedback");
                assertThat(run.feedback().handling()).isEqualTo(handling);
            }
        }

        @Test
        void isUndoneForTheReasonOfWhoUndoesIt() {
            assertThat(merged.refusal(People.OFFICER, "UnmergeFeedback:TARGET_WITHDRAWN"))
                    .isEqualTo(INVALID);
            assertThat(merged.refusal(People.SYSTEM, "UnmergeFeedback")).isEqualTo(INVALID);
            assertThat(merged.refusal(
                            People.OFFICER, new FeedbackCommand.UnmergeFeedback(STREAM, UnmergeReason.DISPUTED)))
                    .isEqualTo(INVALID);
        }
    }
}
