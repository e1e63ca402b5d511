package al.feedbackledger.rules.perception.statistics;

import al.feedbackledger.rules.perception.statistics.KaplanMeier.Step;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class KaplanMeierTest {
    /** "6+" is a wait that was last seen on day 6. */
    private static List<Wait> waits(String text) {
        return Arrays.stream(text.split(" "))
                .map(each -> new Wait(Integer.parseInt(each.replace("+", "")), !each.endsWith("+")))
                .toList();
    }

    private static KaplanMeier curve(String text) {
        return KaplanMeier.of(waits(text));
    }

    private static EstimatedShare after(KaplanMeier curve, int days) {
        return curve.waitingAfter(days).orElseThrow();
    }

    @Nested
    class TheLeukaemiaPatientsOf1963 {
        private final KaplanMeier curve = curve("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");

        /** The shares are the reference values; the log-log limits are those other programs list. */
        @ParameterizedTest
        @CsvSource({
            "6, 21, .8571, .6197, .9516",
            "7, 17, .8067, .5631, .9228",
            "10, 15, .7529, .5032, .8894",
            "13, 12, .6902, .4316, .8491",
            "16, 11, .6275, .3675, .8049",
            "22, 7, .5378, .2678, .7468",
            "23, 6, .4482, .1881, .6801",
        })
        void givesTheReferenceValues(int day, int atRisk, double share, double low, double high) {
            EstimatedShare waiting = after(curve, day);
            assertThat(waiting.value()).isEqualTo(share, within(5e-5));
            assertThat(waiting.low()).isEqualTo(low, within(5e-5));
            assertThat(waiting.high()).isEqualTo(high, within(5e-5));
            assertThat(curve.atRisk(day)).isEqualTo(atRisk);
        }

        @Test
        void areToldInWholePercent() {
            EstimatedShare ended = curve.endedWithin(10).orElseThrow();
            assertThat(ended.percent()).isEqualTo(25);
            assertThat(ended.lowPercent()).isEqualTo(11);
            assertThat(ended.highPercent()).isEqualTo(50);
        }

        @Test
        void stepOnlyWhereAWaitEnded() {
            assertThat(curve.steps().stream().filter(step -> step.ended() > 0).map(Step::day))
                    .containsExactly(6, 7, 10, 13, 16, 22, 23);
            assertThat(curve.people()).isEqualTo(21);
            assertThat(after(curve, 21).value()).isEqualTo(after(curve, 16).value());
        }

        @Test
        void haveAMedianWhoseUpperLimitIsNotKnownYet() {
            assertThat(curve.median()).isEqualTo(new MedianWait(23, 13, null));
        }

        @Test
        void areNotKnownAfterTheLastWasSeen() {
            assertThat(curve.waitingAfter(35)).isPresent();
            assertThat(curve.waitingAfter(36)).isEmpty();
            assertThat(curve.endedWithin(36)).isEmpty();
        }
    }

    @Nested
    class AShare {
        @Test
        void isRoundedFromTheExactFraction() {
            KaplanMeier curve = curve("3 9 9 9 9 9 9 9");
            assertThat(curve.endedWithin(5).orElseThrow().percent()).isEqualTo(13);
            assertThat(after(curve, 5).percent()).isEqualTo(88);
        }

        @Test
        void turnsItsLimitsRoundWithIt() {
            KaplanMeier curve = curve("1 2 2 4+ 5 8 9+");
            EstimatedShare ended = curve.endedWithin(5).orElseThrow();
            assertThat(ended.value()).isEqualTo(1 - after(curve, 5).value(), within(1e-15));
            assertThat(ended.low()).isEqualTo(1 - after(curve, 5).high());
            assertThat(ended.high()).isEqualTo(1 - after(curve, 5).low());
        }

        @Test
        void isWilsonsOfThoseKnownToWaitWhereNobodysWaitEnded() {
            KaplanMeier curve = curve("2+ 7+ 9 9 9");
            WilsonInterval ofFour = WilsonInterval.of(new Share(4, 4));
            assertThat(after(curve, 5).value()).isEqualTo(1);
            assertThat(after(curve, 5).low()).isEqualTo(ofFour.low());
            assertThat(after(curve, 5).high()).isEqualTo(1);
            assertThat(after(curve, 8).low())
                    .isEqualTo(WilsonInterval.of(new Share(3, 3)).low());
        }

        @Test
        void isWilsonsOfThoseWhoseWaitEndedWhereEverybodysDid() {
            KaplanMeier curve = curve("1+ 2 3 3");
            assertThat(after(curve, 3).value()).isZero();
            assertThat(after(curve, 3).high())
                    .isEqualTo(WilsonInterval.of(new Share(0, 3)).high());
            assertThat(curve.endedWithin(1_000).orElseThrow().percent()).isEqualTo(100);
        }

        @Test
        void isNotKnownWhereNobodyWasSeenSoLong() {
            assertThat(curve("2+ 4+").waitingAfter(5)).isEmpty();
            assertThat(curve("2+ 4+").waitingAfter(4)).isPresent();
            assertThat(curve("2 4+").waitingAfter(5)).isEmpty();
        }

        @Test
        void isOfDaysThatExist() {
            KaplanMeier curve = curve("1");
            assertThatThrownBy(() -> curve.waitingAfter(-1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class AMedian {
        @Test
        void isTheDayByWhichHalfHaveEnded() {
            assertThat(curve("1 2 3 4").median().days()).isEqualTo(2);
            assertThat(curve("0 0 5+").median().days()).isZero();
        }

        @Test
        void isNotKnownWhileFewerThanHalfHave() {
            assertThat(curve("1 2+ 2+ 2+").median().days()).isNull();
            assertThat(curve("3+ 3+").median()).isEqualTo(new MedianWait(null, null, null));
        }

        /** The answered alone have a median of 3. */
        @Test
        void countsThoseWhoStillWait() {
            assertThat(curve("1 3 5 9 30+ 30+ 30+").median().days()).isEqualTo(9);
        }
    }

    @Nested
    class AnyWaits {
        private final long seed = new Random().nextLong();
        private final Random random = new Random(seed);

        private List<Wait> some() {
            List<Wait> waits = new ArrayList<>();
            for (int n = 1 + random.nextInt(40); n > 0; n--) {
                waits.add(new Wait(random.nextInt(25), random.nextInt(3) > 0));
            }
            return waits;
        }

        /** Who is no longer seen leaves an equal part of their weight to each of those who are (Efron 1967). */
        private double redistributed(List<Wait> waits, int days) {
            List<Wait> order = waits.stream()
                    .sorted(Comparator.comparingInt(Wait::days).thenComparing(wait -> !wait.ended()))
                    .toList();
            double weight = 1.0 / order.size();
            double waiting = 1;
            for (int i = 0; i < order.size() && order.get(i).days() <= days; i++) {
                if (order.get(i).ended()) {
                    waiting -= weight;
                } else if (i + 1 < order.size()) {
                    weight += weight / (order.size() - i - 1);
                }
            }
            return waiting;
        }

        @Test
        void giveTheCurveThatRedistributingGives() {
            for (int round = 0; round < 400; round++) {
                List<Wait> waits = some();
                KaplanMeier curve = KaplanMeier.of(waits);
                for (int days = 0; days < 26; days++) {
                    double expected = redistributed(waits, days);
                    curve.waitingAfter(days).ifPresent(waiting -> assertThat(waiting.value())
                            .as("seed %d", seed)
                            .isEqualTo(expected, within(1e-12)));
                }
            }
        }

        @Test
        void giveACurveThatFallsInsideItsLimits() {
            for (int round = 0; round < 400; round++) {
                double before = 1;
                int left = -1;
                for (Step step : KaplanMeier.of(some()).steps()) {
                    EstimatedShare waiting = step.waiting();
                    assertThat(waiting.value()).as("seed %d", seed).isBetween(0.0, before);
                    assertThat(waiting.low()).as("seed %d", seed).isBetween(0.0, waiting.value());
                    assertThat(waiting.high()).as("seed %d", seed).isBetween(waiting.value(), 1.0);
                    assertThat(left).as("seed %d", seed).isIn(-1, step.atRisk());
                    before = waiting.value();
                    left = step.atRisk() - step.ended() - step.lastSeen();
                }
                assertThat(left).as("seed %d", seed).isZero();
            }
        }

        @Test
        void giveTheSameInAnyOrder() {
            List<Wait> waits = some();
            List<Wait> shuffled = new ArrayList<>(waits);
            Collections.shuffle(shuffled, random);
            assertThat(KaplanMeier.of(shuffled).steps().toString())
                    .as("seed %d", seed)
                    .isEqualTo(KaplanMeier.of(waits).steps().toString());
        }

        @Test
        void areSharesOfAllWhereEveryWaitEnded() {
            for (int round = 0; round < 100; round++) {
                List<Wait> waits =
                        some().stream().map(wait -> new Wait(wait.days(), true)).toList();
                KaplanMeier curve = KaplanMeier.of(waits);
                for (int days = 0; days < 26; days++) {
                    int limit = days;
                    int ended = (int)
                            waits.stream().filter(wait -> wait.days() <= limit).count();
                    assertThat(curve.endedWithin(days).orElseThrow().percent())
                            .as("seed %d", seed)
                            .isEqualTo(new Share(ended, waits.size()).percent());
                }
            }
        }
    }

    /** Exponential waits with a median of 20 days, of people who asked on some day of the last 100. */
    @Test
    void theMedianOfTheAnsweredAloneIsTooShort() {
        Random random = new Random(20);
        List<Wait> waits = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            int wait = (int) Math.round(-20 / Math.log(2) * Math.log(1 - random.nextDouble()));
            int asked = random.nextInt(101);
            waits.add(new Wait(Math.min(wait, asked), wait <= asked));
        }
        List<Wait> answered = waits.stream().filter(Wait::ended).toList();
        assertThat(KaplanMeier.of(waits).median().days()).isBetween(19, 21);
        assertThat(KaplanMeier.of(answered).median().days()).isLessThan(16);
    }

    @Nested
    class ACohort {
        private final LocalDate day = LocalDate.of(2026, 3, 28);

        private WaitingCohort.Span span(int days, boolean ended) {
            return new WaitingCohort.Span(day, day.plusDays(days), ended);
        }

        @Test
        void countsAnswersDatedBeforeTheQuestionApart() {
            WaitingCohort cohort =
                    WaitingCohort.of(List.of(span(0, true), span(-1, true), span(2, false), span(-40, true)));
            assertThat(cohort).isEqualTo(new WaitingCohort(List.of(new Wait(0, true), new Wait(2, false)), 2));
            assertThat(cohort.estimate().orElseThrow().people()).isEqualTo(2);
        }

        /** The clocks go forward on 29 March. */
        @Test
        void countsCalendarDaysAcrossAClockChange() {
            assertThat(WaitingCohort.of(List.of(span(1, true))).waits()).containsExactly(new Wait(1, true));
        }

        @Test
        void ofImpossibleDatesAloneHasNoEstimate() {
            assertThat(WaitingCohort.of(List.of(span(-1, true))).estimate()).isEmpty();
            assertThat(WaitingCohort.of(List.of()).estimate()).isEmpty();
        }
    }

    @Test
    void refusesWhatIsNoWait() {
        assertThatThrownBy(() -> new Wait(-3, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a wait of -3 days ended before it began: count it apart");
        assertThatThrownBy(() -> KaplanMeier.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody waited");
        assertThatThrownBy(() -> new WaitingCohort(List.of(), -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
