package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.examples.CaseRun;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.Situations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

import static al.feedbackledger.rules.catalogue.ServiceStandard.ZONE;
import static al.feedbackledger.rules.decision.Refusal.Reason.NO_CHANGE;
import static al.feedbackledger.rules.decision.Refusal.Reason.TOO_EARLY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** The clock of a case. The example standard has holidays on Monday 16 March and Friday 1 May 2026. */
class DeadlineTest {
    private static final Duration MICRO = Duration.ofNanos(1_000);

    private final CaseRun routed = Situations.named("ROUTED");

    private static Instant local(String day, String time) {
        return LocalDate.parse(day).atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    /** The end of a local day. */
    private static Instant endOf(String day) {
        return LocalDate.parse(day).plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    private static Instant due(CaseRun run, DeadlineKind kind) {
        return requireNonNull(run.feedback().clocks().of(kind)).dueAt();
    }

    @Test
    void theAnswerIsDueAtTheEndOfTheTenthWorkingDayHolidaysNotCounted() {
        assertThat(due(routed, DeadlineKind.ACKNOWLEDGE)).isEqualTo(endOf("2026-03-04"));
        assertThat(due(routed, DeadlineKind.ANSWER)).isEqualTo(endOf("2026-03-17"));
    }

    @Test
    void theClockAlsoRunsWhileTheOperatorRoutes() {
        CaseRun received = Situations.named("RECEIVED");
        assertThat(due(received, DeadlineKind.ANSWER)).isEqualTo(endOf("2026-03-17"));
    }

    @Nested
    class Missing {
        @Test
        void happensWhenItIsDueNotBeforeAndOnce() {
            routed.at(endOf("2026-03-17").minus(MICRO));
            assertThat(routed.refusal(People.SYSTEM, "MissDeadline:ANSWER")).isEqualTo(TOO_EARLY);
            routed.wait(MICRO).does(People.SYSTEM, "MissDeadline:ANSWER");
            assertThat(routed.last(FeedbackEvent.DeadlineMissed.class).dueAt()).isEqualTo(endOf("2026-03-17"));
            assertThat(routed.refusal(People.SYSTEM, "MissDeadline:ANSWER")).isEqualTo(NO_CHANGE);
        }

        @Test
        void happensForEachKindApart() {
            routed.at(endOf("2026-03-04"));
            assertThat(routed.refusal(People.SYSTEM, "MissDeadline:ANSWER")).isEqualTo(TOO_EARLY);
            routed.does(People.SYSTEM, "MissDeadline:ACKNOWLEDGE");
            assertThat(routed.refusal(People.SYSTEM, "MissDeadline:REVIEW")).isEqualTo(NO_CHANGE);
        }

        @Test
        void neverHappensToWhatWasMetOrStandsStill() {
            CaseRun answered = Situations.named("ANSWERED").wait(Duration.ofDays(300));
            assertThat(answered.refusal(People.SYSTEM, "MissDeadline:ANSWER")).isEqualTo(NO_CHANGE);
            CaseRun waiting = Situations.named("AWAITING_SUBMITTER").wait(Duration.ofDays(300));
            assertThat(waiting.refusal(People.SYSTEM, "MissDeadline:ANSWER")).isEqualTo(NO_CHANGE);
        }

        @Test
        void happensAgainForTheNewClockOfADispute() {
            CaseRun disputed = Situations.named("DISPUTED").wait(Duration.ofDays(300));
            disputed.does(People.SYSTEM, "MissDeadline:ANSWER");
            assertThat(disputed.refusal(People.SYSTEM, "MissDeadline:ANSWER")).isEqualTo(NO_CHANGE);
        }

        @Test
        void staysEvenWhenTheClockStandsAndRunsAgain() {
            CaseRun run = Situations.named("IN_PROGRESS").at(endOf("2026-03-17"));
            run.does(People.SYSTEM, "MissDeadline:ANSWER").wait(Duration.ofDays(2));
            run.does(People.OFFICER, "RequestClarification").wait(Duration.ofDays(5));
            run.does(People.SUBJECT, "ProvideClarification");
            Feedback.Deadline deadline = requireNonNull(run.feedback().clocks().of(DeadlineKind.ANSWER));
            assertThat(deadline.missed()).isTrue();
            assertThat(deadline.dueAt()).isBefore(run.now());
            assertThat(run.refusal(People.SYSTEM, "MissDeadline:ANSWER")).isEqualTo(NO_CHANGE);
        }
    }

    @Nested
    class Pausing {
        private final CaseRun run = Situations.named("IN_PROGRESS");

        private Instant dueAfter(String askedDay, String askedTime, String repliedDay, String repliedTime) {
            run.at(local(askedDay, askedTime)).does(People.OFFICER, "RequestClarification");
            run.at(local(repliedDay, repliedTime)).does(People.SUBJECT, "ProvideClarification");
            return due(run, DeadlineKind.ANSWER);
        }

        @Test
        void movesTheDeadlineByTheWorkingDaysThatPassed() {
            assertThat(dueAfter("2026-03-04", "12:00", "2026-03-06", "08:00")).isEqualTo(endOf("2026-03-19"));
        }

        @Test
        void withinOneDayMovesNothing() {
            assertThat(dueAfter("2026-03-04", "00:00", "2026-03-04", "23:59")).isEqualTo(endOf("2026-03-17"));
        }

        @Test
        void overAWeekendMovesNothing() {
            assertThat(dueAfter("2026-03-06", "16:00", "2026-03-08", "20:00")).isEqualTo(endOf("2026-03-17"));
        }

        @Test
        void overAHolidayMovesOnlyByWorkingDays() {
            assertThat(dueAfter("2026-03-13", "09:00", "2026-03-17", "09:00")).isEqualTo(endOf("2026-03-18"));
        }

        @Test
        void thatLapsesMovesByTheFifteenDays() {
            run.at(local("2026-03-04", "12:00")).does(People.OFFICER, "RequestClarification");
            run.wait(Limits.CLARIFY_WITHIN).does(People.SYSTEM, "LapseClarification");
            assertThat(due(run, DeadlineKind.ANSWER)).isEqualTo(endOf("2026-03-31"));
        }
    }

    @Test
    void anExtensionCountsFromTheDeadline() {
        routed.does(People.SUPERVISOR, "ExtendDeadline");
        assertThat(due(routed, DeadlineKind.ANSWER)).isEqualTo(endOf("2026-03-24"));
        assertThat(routed.last(FeedbackEvent.DeadlineExtended.class).workingDays())
                .isEqualTo(5);
    }

    @Nested
    class Escalating {
        @Test
        void happensAfterTheTenthWorkingDayLateAndOnce() {
            routed.at(endOf("2026-03-31").minus(MICRO));
            assertThat(routed.refusal(People.SYSTEM, "Escalate:ANSWER")).isEqualTo(TOO_EARLY);
            routed.wait(MICRO).does(People.SYSTEM, "Escalate:ANSWER");
            assertThat(routed.last(FeedbackEvent.FeedbackEscalated.class).reason())
                    .isEqualTo(EscalationReason.LONG_OVERDUE);
            assertThat(routed.refusal(People.SYSTEM, "Escalate:ANSWER")).isEqualTo(NO_CHANGE);
        }

        @Test
        void isForAnswersAndReviewsOnly() {
            routed.wait(Duration.ofDays(300));
            assertThat(routed.refusal(People.SYSTEM, "Escalate:ACKNOWLEDGE")).isEqualTo(NO_CHANGE);
            assertThat(routed.refusal(People.SYSTEM, "Escalate:REVIEW")).isEqualTo(NO_CHANGE);
            CaseRun review = Situations.named("UNDER_REVIEW").wait(Duration.ofDays(300));
            assertThat(review.refusal(People.SYSTEM, "Escalate:ANSWER")).isEqualTo(NO_CHANGE);
            review.does(People.SYSTEM, "Escalate:REVIEW");
            assertThat(requireNonNull(review.feedback().clocks().of(DeadlineKind.REVIEW))
                            .escalated())
                    .isTrue();
        }

        @Test
        void neverHappensWhileTheClockStands() {
            CaseRun waiting = Situations.named("AWAITING_SUBMITTER").wait(Duration.ofDays(300));
            assertThat(waiting.refusal(People.SYSTEM, "Escalate:ANSWER")).isEqualTo(NO_CHANGE);
        }
    }

    @Nested
    class ReadAtAMoment {
        private final Instant due = endOf("2026-03-17");

        private DeadlineStatus at(Instant now, @Nullable Instant pausedAt, @Nullable Instant metAt) {
            return DeadlineStatus.at(now, due, pausedAt, metAt, Made.STANDARD);
        }

        private DeadlineStatus running(Instant now) {
            return at(now, null, null);
        }

        @Test
        void isNoneWithoutADeadline() {
            assertThat(DeadlineStatus.at(Made.START, null, null, null, Made.STANDARD))
                    .isEqualTo(DeadlineStatus.NONE);
        }

        @Test
        void isSoonWithTwoWorkingDaysLeft() {
            assertThat(running(endOf("2026-03-11").minus(MICRO))).isEqualTo(DeadlineStatus.ON_TRACK);
            assertThat(running(local("2026-03-12", "10:00"))).isEqualTo(DeadlineStatus.DUE_SOON);
            assertThat(running(local("2026-03-17", "23:59"))).isEqualTo(DeadlineStatus.DUE_SOON);
        }

        @Test
        void isOverdueFromTheEndOfTheDayAndLongOverdueAfterTenMore() {
            assertThat(running(due.minus(MICRO))).isEqualTo(DeadlineStatus.DUE_SOON);
            assertThat(running(due)).isEqualTo(DeadlineStatus.OVERDUE);
            assertThat(running(endOf("2026-03-31").minus(MICRO))).isEqualTo(DeadlineStatus.OVERDUE);
            assertThat(running(endOf("2026-03-31"))).isEqualTo(DeadlineStatus.LONG_OVERDUE);
            assertThat(DeadlineStatus.longOverdueFrom(due, Made.STANDARD)).isEqualTo(endOf("2026-03-31"));
        }

        @Test
        void isMetInTimeOrLateForEver() {
            Instant later = due.plus(Duration.ofDays(900));
            assertThat(at(later, null, due.minus(MICRO))).isEqualTo(DeadlineStatus.MET);
            assertThat(at(later, null, due)).isEqualTo(DeadlineStatus.MET_LATE);
        }

        @Test
        void isPausedWhileThePersonIsAsked() {
            assertThat(at(due.plus(Duration.ofDays(900)), Made.START, null)).isEqualTo(DeadlineStatus.PAUSED);
        }

        @Test
        void everyStatusExists() {
            assertThat(DeadlineStatus.values()).hasSize(8);
        }
    }
}
