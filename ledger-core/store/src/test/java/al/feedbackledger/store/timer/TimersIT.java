package al.feedbackledger.store.timer;

import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.feedback.FeedbackCommand.MergeFeedback;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Limits;
import al.feedbackledger.rules.feedback.Status;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.LedgerIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import static al.feedbackledger.rules.examples.People.OFFICER;
import static al.feedbackledger.rules.examples.People.REGISTRY;
import static al.feedbackledger.rules.examples.People.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

class TimersIT {
    private static final Duration MICRO = Duration.ofNanos(1_000);

    /** Two working days after a Monday are over when the Wednesday is. */
    private static final Instant ACKNOWLEDGE_BY = midnightAfter(2026, 3, 4);

    /** Ten working days, with a holiday among them. */
    private static final Instant ANSWER_BY = midnightAfter(2026, 3, 17);

    private final TestDatabase database = TestPostgres.newDatabase();
    private final OpenTimers node = new OpenTimers(database);
    private final String stream = LedgerIds.next();

    @AfterEach
    void close() {
        node.close();
    }

    private static Instant midnightAfter(int year, int month, int day) {
        return LocalDate.of(year, month, day)
                .plusDays(1)
                .atStartOfDay(ZoneId.of("Europe/Tirane"))
                .toInstant();
    }

    private void complaint(String of) {
        node.does(SUBJECT, Commands.submit(of, Kind.COMPLAINT, true));
    }

    private void answered() {
        complaint(stream);
        node.does(OFFICER, stream, "AcknowledgeFeedback");
        node.does(OFFICER, stream, "AnswerFeedback");
    }

    private long count(String event) {
        return node.events(stream).stream().filter(event::equals).count();
    }

    @Nested
    class Deadlines {
        @Test
        void areMissedWhenTheyAreOverAndOnce() {
            complaint(stream);

            assertThat(node.fireAt(ACKNOWLEDGE_BY.minus(MICRO))).isZero();
            assertThat(count("DeadlineMissed")).isZero();
            assertThat(node.fireAt(ACKNOWLEDGE_BY)).isEqualTo(1);
            assertThat(count("DeadlineMissed")).isEqualTo(1);
            assertThat(node.fireAfter(Duration.ofHours(1))).isZero();
            assertThat(count("DeadlineMissed")).isEqualTo(1);
        }

        @Test
        void thatAreMetAreNotMissed() {
            answered();

            node.fireAt(ANSWER_BY.plus(Duration.ofDays(20)));

            assertThat(count("DeadlineMissed")).isZero();
            assertThat(count("FeedbackEscalated")).isZero();
        }

        @Test
        void longOverdueOnesEscalateWithTheTenthWorkingDayAndOnce() {
            complaint(stream);
            // Ten working days after 17 March are over with 31 March; the projection can only guess 14 days.
            Instant longOverdue = midnightAfter(2026, 3, 31);
            Instant escalated = null;
            for (Instant at = ANSWER_BY; escalated == null; at = at.plus(Duration.ofHours(6))) {
                node.fireAt(at);
                escalated = count("FeedbackEscalated") > 0 ? at : null;
                assertThat(at).as("escalated at last").isBefore(longOverdue.plus(Duration.ofDays(2)));
            }

            assertThat(escalated).isBetween(longOverdue, longOverdue.plus(Duration.ofHours(12)));
            node.fireAfter(Duration.ofDays(30));
            assertThat(count("FeedbackEscalated")).isEqualTo(1);
            assertThat(count("DeadlineMissed"))
                    .as("acknowledging and answering")
                    .isEqualTo(2);
            assertThat(node.waiting(stream)).isEmpty();
        }
    }

    @Nested
    class Lapses {
        @Test
        void aClarificationThatDoesNotComeLapsesAfterFifteenDays() {
            complaint(stream);
            node.does(OFFICER, stream, "AcknowledgeFeedback");
            node.does(OFFICER, stream, "RequestClarification");

            lapses(Limits.CLARIFY_WITHIN, "DeadlineResumed");
            assertThat(Limits.CLARIFY_WITHIN).isEqualTo(Duration.ofDays(15));
        }

        @Test
        void anAnswerNobodyMindsLapsesAfterThirtyDays() {
            answered();

            lapses(Limits.CONFIRM_WITHIN, "FeedbackClosed");
            assertThat(Limits.CONFIRM_WITHIN).isEqualTo(Duration.ofDays(30));
        }

        @Test
        void aRefusalNobodyMindsLapsesAfterSixtyDays() {
            complaint(stream);
            node.does(OFFICER, stream, "DeclineFeedback");

            lapses(Limits.REVIEW_WITHIN, "FeedbackClosed");
            assertThat(Limits.REVIEW_WITHIN).isEqualTo(Duration.ofDays(60));
        }

        private void lapses(Duration after, String event) {
            Instant due = node.clock.instant().plus(after);
            node.fireAt(due.minus(MICRO));
            assertThat(count(event)).isZero();
            node.fireAt(due);
            assertThat(count(event)).isEqualTo(1);
            node.fireAfter(Duration.ofDays(1));
            assertThat(count(event)).isEqualTo(1);
        }
    }

    @Nested
    class Joined {
        @ParameterizedTest
        @CsvSource({"WithdrawFeedback, SUBJECT", "DeclineFeedback, OFFICER"})
        void casesPartAtOnceWhenTheOtherIsWithdrawnOrDeclined(String ending, String by) {
            String target = LedgerIds.next();
            complaint(target);
            complaint(stream);
            node.does(OFFICER, new MergeFeedback(stream, target, Status.ROUTED, REGISTRY, Kind.COMPLAINT, false));
            assertThat(node.fireAfter(Duration.ofHours(1))).isZero();

            node.does(by.equals("SUBJECT") ? SUBJECT : OFFICER, target, ending);

            assertThat(node.fire()).isEqualTo(1);
            assertThat(node.events(stream)).endsWith("FeedbackMerged", "FeedbackUnmerged");
            assertThat(node.fire()).isZero();
        }

        @Test
        void casesDoNotMissDeadlinesUntilTheyStandAlone() {
            String target = LedgerIds.next();
            complaint(target);
            complaint(stream);
            node.does(OFFICER, new MergeFeedback(stream, target, Status.ROUTED, REGISTRY, Kind.COMPLAINT, false));

            node.fireAt(ACKNOWLEDGE_BY);
            assertThat(count("DeadlineMissed")).isZero();
            node.does(OFFICER, stream, "UnmergeFeedback");
            node.fireAfter(Duration.ofMinutes(1));
            assertThat(count("DeadlineMissed")).isEqualTo(1);
        }
    }

    @Nested
    class Repetition {
        @Test
        void aRebuiltProjectionFiresNothingAgain() {
            complaint(stream);
            node.fireAt(ACKNOWLEDGE_BY);
            long head = node.head();

            node.rebuild();
            assertThat(node.head()).as("a projection sends no commands").isEqualTo(head);
            assertThat(node.waiting(stream)).contains("MISS_ACKNOWLEDGE");

            assertThat(node.fire()).isEqualTo(1);
            assertThat(node.head()).isEqualTo(head);
            assertThat(node.waiting(stream)).doesNotContain("MISS_ACKNOWLEDGE");
        }

        @Test
        void aTimerWhoseReceiptIsForgottenIsRefusedByTheCase() {
            complaint(stream);
            node.fireAt(ACKNOWLEDGE_BY);
            long head = node.head();
            node.jdbc.sql("DELETE FROM ops.command_receipt").update();

            node.rebuild();

            assertThat(node.fire()).isEqualTo(1);
            assertThat(node.head()).isEqualTo(head);
        }

        @Test
        void twoNodesThatFireAtOnceHaveOneEffect() throws Exception {
            List<String> cases = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                cases.add(LedgerIds.next());
                complaint(cases.getLast());
            }
            try (OpenTimers other = new OpenTimers(database);
                    ExecutorService threads = Executors.newFixedThreadPool(2)) {
                node.clock.passTo(ACKNOWLEDGE_BY);
                other.clock.passTo(ACKNOWLEDGE_BY);
                CyclicBarrier together = new CyclicBarrier(2);
                Callable<Integer> here = () -> firing(node, together);
                Callable<Integer> there = () -> firing(other, together);
                for (Future<Integer> done : threads.invokeAll(List.of(here, there), 1, TimeUnit.MINUTES)) {
                    assertThat(done.get()).isBetween(0, cases.size());
                }
            }
            node.fire();

            assertThat(cases).allSatisfy(each -> assertThat(node.events(each)).containsOnlyOnce("DeadlineMissed"));
        }

        private static int firing(OpenTimers timers, CyclicBarrier together) throws Exception {
            together.await();
            return timers.timers.fireDue();
        }
    }

    @Nested
    class Halting {
        private final Duration tooFar = ClockWatch.TOLERATED.plus(MICRO);

        @Test
        void aWallClockThatRunsAheadHaltsTheTimersUntilTheyAreResumed() {
            complaint(stream);
            node.fire();
            node.clock.passTo(ACKNOWLEDGE_BY.minus(Duration.ofMinutes(5)));
            node.fire();

            node.clock.jump(tooFar);
            assertThat(node.fire()).isZero();
            assertThat(node.store.haltReason()).contains("PT1H");
            assertThat(node.fireAfter(Duration.ofDays(1))).isZero();
            assertThat(count("DeadlineMissed")).isZero();
            assertThat(node.store.overdue(node.clock.instant())).isEqualTo(1);

            assertThat(node.store.resume()).isTrue();
            assertThat(node.fire()).isEqualTo(1);
            assertThat(count("DeadlineMissed")).isEqualTo(1);
            assertThat(node.store.resume()).as("they were not halted any more").isFalse();
        }

        @Test
        void anHourIsTolerated() {
            complaint(stream);
            node.fireAt(ACKNOWLEDGE_BY.minus(Duration.ofMinutes(5)));

            node.clock.jump(ClockWatch.TOLERATED);

            assertThat(node.fire()).isEqualTo(1);
            assertThat(node.store.haltReason()).isNull();
        }

        @Test
        void aStopIsNoJump() {
            complaint(stream);
            node.fire();

            node.clock.jump(Duration.ofDays(40));

            // Until the new node looks for the first time it has nothing to compare with.
            assertThat(node.started().fireDue()).isEqualTo(3);
            assertThat(node.store.haltReason()).isNull();
        }

        @Test
        void holdsForEveryNodeAndThroughARestart() {
            complaint(stream);
            node.fire();
            node.clock.jump(tooFar);
            node.fire();
            try (OpenTimers other = new OpenTimers(database)) {
                other.clock.passTo(ACKNOWLEDGE_BY);

                assertThat(other.fire()).isZero();
                assertThat(other.store.haltReason()).isEqualTo(node.store.haltReason());
            }
        }

        @Test
        void aClockSetBackHaltsNothingAndFiresNothingTwice() {
            complaint(stream);
            node.fireAt(ACKNOWLEDGE_BY);

            node.clock.jump(Duration.ofHours(-3));

            assertThat(node.fire()).isZero();
            assertThat(node.store.haltReason()).isNull();
            assertThat(count("DeadlineMissed")).isEqualTo(1);
        }
    }
}
