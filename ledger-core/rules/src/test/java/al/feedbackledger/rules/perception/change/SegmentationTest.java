package al.feedbackledger.rules.perception.change;

import al.feedbackledger.rules.perception.statistics.Share;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SegmentationTest {
    private static SampleWeeks weeks() {
        return new SampleWeeks();
    }

    /** The numbers of the weeks that segments begin with. */
    private static List<Integer> starts(SampleWeeks weeks) {
        return starts(Segmentation.of(weeks.list()));
    }

    private static List<Integer> starts(Segmentation segmentation) {
        return segmentation.segments().stream()
                .map(segment -> SampleWeeks.number(segment.first()))
                .toList();
    }

    @Nested
    class ASeries {
        @Test
        void isCutWhereItsShareChanged() {
            Segmentation segmentation =
                    Segmentation.of(weeks().of(20, 7, 10).of(15, 4, 10).list());
            assertThat(segmentation.segments())
                    .containsExactly(
                            new Segment(SampleWeeks.MONDAY, SampleWeeks.MONDAY.plusWeeks(19), 20, new Share(140, 200)),
                            new Segment(
                                    SampleWeeks.MONDAY.plusWeeks(20),
                                    SampleWeeks.MONDAY.plusWeeks(34),
                                    15,
                                    new Share(60, 150)));
        }

        @Test
        void isOneSegmentWhereItDidNot() {
            assertThat(starts(weeks().of(40, 7, 10))).containsExactly(0);
            assertThat(starts(weeks().of(40, 10, 10))).containsExactly(0);
            assertThat(starts(weeks().of(40, 0, 10))).containsExactly(0);
        }

        @Test
        void hasNoSegmentWhereItIsTooShort() {
            assertThat(starts(weeks())).isEmpty();
            assertThat(starts(weeks().of(3, 7, 100))).isEmpty();
            assertThat(starts(weeks().of(4, 7, 100))).containsExactly(0);
            assertThat(starts(weeks().of(29, 1, 1))).isEmpty();
            assertThat(starts(weeks().of(30, 1, 1))).containsExactly(0);
        }

        @Test
        void hasNoSegmentOfFewerThanFourWeeksOrThirtyRatings() {
            assertThat(starts(weeks().of(20, 90, 100).of(3, 10, 100).of(20, 90, 100)))
                    .containsExactly(0, 19, 23);
            assertThat(starts(weeks().of(20, 90, 100).of(4, 10, 100).of(20, 90, 100)))
                    .containsExactly(0, 20, 24);
            assertThat(starts(weeks().of(20, 99, 100).of(7, 0, 4))).doesNotContain(20);
            assertThat(starts(weeks().of(20, 99, 100).of(8, 0, 4))).containsExactly(0, 20);
        }

        /** A week half one way, half the other may go to either side. */
        @Test
        void isCutEarliestWhereTwoCutsFitAlike() {
            assertThat(starts(weeks().of(6, 20, 20).of(1, 10, 20).of(6, 0, 20))).containsExactly(0, 6);
        }

        @Test
        void mayHaveGaps() {
            List<WeekRatings> gappy = new ArrayList<>();
            weeks().of(20, 9, 10)
                    .of(20, 3, 10)
                    .list()
                    .forEach(week ->
                            gappy.add(new WeekRatings(week.monday().plusWeeks(2L * gappy.size()), week.satisfied())));
            assertThat(starts(Segmentation.of(gappy))).containsExactly(0, 60);
        }

        @Test
        void comesInOrder() {
            List<WeekRatings> backwards = new ArrayList<>(weeks().of(5, 5, 10).list());
            Collections.reverse(backwards);
            assertThatThrownBy(() -> Segmentation.of(backwards))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("weeks out of order: 2024-01-29 before 2024-01-22");
            WeekRatings twice = backwards.getFirst();
            assertThatThrownBy(() -> Segmentation.of(List.of(twice, twice)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new WeekRatings(LocalDate.of(2024, 1, 2), new Share(1, 2)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a week begins on a Monday, not on 2024-01-02");
        }

        @Test
        void neverOverflowsSilently() {
            SampleWeeks most = weeks().of(2, 1, Integer.MAX_VALUE);
            assertThatThrownBy(() -> Segmentation.of(most.list())).isInstanceOf(ArithmeticException.class);
        }
    }

    @Nested
    class AnySeries {
        private final long seed = new Random().nextLong();
        private final Random random = new Random(seed);

        /** Up to four segments are possible, and steps are large enough for some to be there. */
        private List<WeekRatings> some() {
            SampleWeeks weeks = weeks();
            int length = 4 + random.nextInt(15);
            int share = random.nextInt(11);
            for (int i = 0; i < length; i++) {
                share = random.nextInt(5) == 0 ? random.nextInt(11) : share;
                int people = 1 + random.nextInt(60);
                weeks.of(1, people * share / 10, people);
            }
            return weeks.list();
        }

        @Test
        void isCutAsTryingEveryWayCutsIt() {
            int several = 0;
            for (int round = 0; round < 400; round++) {
                List<WeekRatings> weeks = some();
                Segmentation found = Segmentation.of(weeks);
                EveryWay every = new EveryWay(weeks, 3 * Math.log(weeks.size()) * found.dispersion());
                every.go(weeks.size(), 0, List.of());
                assertThat(starts(found)).as("seed %d, %s", seed, weeks).isEqualTo(every.best);
                several += found.segments().size() > 1 ? 1 : 0;
            }
            assertThat(several).as("seed %d", seed).isGreaterThan(40);
        }

        @Test
        void hasSegmentsThatAreAllOfIt() {
            for (int round = 0; round < 100; round++) {
                List<WeekRatings> weeks = some();
                List<Segment> segments = Segmentation.of(weeks).segments();
                int people = weeks.stream()
                        .mapToInt(week -> week.satisfied().whole())
                        .sum();
                assertThat(segments.stream().mapToInt(Segment::weeks).sum())
                        .as("seed %d", seed)
                        .isEqualTo(people < 30 ? 0 : weeks.size());
            }
        }
    }

    /** All ways to cut weeks, from the last cut to the first, likelihoods written out. */
    private static final class EveryWay {
        private final List<WeekRatings> weeks;
        private final double penalty;
        private double least = Double.POSITIVE_INFINITY;
        private List<Integer> best = List.of();

        private EveryWay(List<WeekRatings> weeks, double penalty) {
            this.weeks = weeks;
            this.penalty = penalty;
        }

        private void go(int end, double sum, List<Integer> starts) {
            if (end == 0 && sum < least - 1e-6) {
                least = sum;
                best = starts;
            }
            for (int start = 0; start <= end - 4; start++) {
                int n = 0;
                int k = 0;
                for (WeekRatings week : weeks.subList(start, end)) {
                    n += week.satisfied().whole();
                    k += week.satisfied().part();
                }
                if (n >= 30) {
                    List<Integer> more = new ArrayList<>(List.of(start));
                    more.addAll(starts);
                    go(start, sum - 2 * (logs(k, n) + logs(n - k, n)) + penalty, more);
                }
            }
        }

        private static double logs(int k, int n) {
            return k == 0 ? 0 : k * Math.log((double) k / n);
        }
    }

    @Nested
    class Dispersion {
        private double of(SampleWeeks weeks) {
            return Segmentation.of(weeks.list()).dispersion();
        }

        /** Two weeks of one rating that differ: d² = 1, p̂ = ½, N = 2, so V = ¼ · 2 · 2. */
        @Test
        void isTheMeanOfStandardisedJumps() {
            assertThat(of(weeks().of(1, 1, 1).of(1, 0, 1))).isEqualTo(1);
            // d² = .36, p̂ = .4, N = 20, V = .24 · .2 · 20/19.
            assertThat(of(weeks().of(1, 7, 10).of(1, 1, 10))).isEqualTo(.36 / (.24 * .2 * 20 / 19), within(1e-12));
            SampleWeeks alternating = weeks();
            for (int i = 0; i < 20; i++) {
                alternating.of(1, 7, 10).of(1, 1, 10);
            }
            assertThat(of(alternating)).isEqualTo(7.125, within(1e-12));
        }

        @Test
        void isOneWhereWeeksJumpLessThanByChance() {
            assertThat(of(weeks().of(20, 7, 10))).isEqualTo(1);
            assertThat(of(weeks().of(20, 10, 10))).isEqualTo(1);
            assertThat(of(weeks())).isEqualTo(1);
        }

        @Test
        void hardlyNoticesALastingChange() {
            assertThat(of(weeks().of(52, 70, 100).of(52, 50, 100))).isEqualTo(1);
        }

        @Test
        void keepsJumpsFromBeingTakenForChanges() {
            SampleWeeks jumping = weeks();
            for (int i = 0; i < 26; i++) {
                jumping.of(1, 95, 100).of(1, 45, 100).of(1, 90, 100).of(1, 50, 100);
            }
            assertThat(starts(jumping)).containsExactly(0);
        }
    }
}
