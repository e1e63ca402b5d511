package al.feedbackledger.rules.perception.change;

import al.feedbackledger.rules.perception.statistics.Share;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What is promised about how often changes are found and how often there are none. Each series is a run of its own, which
 * is the least that the false discovery rate asks.
 */
class SimulationTest {
    private static final int WEEKS = 104;
    private static final int CHANGE_AT = 52;
    private static final int NEAR = 6;
    private static final double BEFORE = .70;

    /** The mean number of ratings until an alert. */
    private static double ratingsToAlert(double chance, int runs, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CusumRule rule = CusumRule.of(new Share(700, 1_000));
        long ratings = 0;
        for (int run = 0; run < runs; run++) {
            BernoulliCusum cusum = BernoulliCusum.begin(rule);
            while (cusum.alert().isEmpty()) {
                cusum = cusum.after(random.nextDouble() < chance);
                ratings++;
            }
        }
        return (double) ratings / runs;
    }

    /** The share of series in which a change is published, wherever. */
    private static double falsePublished(int people, int series, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int published = 0;
        for (int i = 0; i < series; i++) {
            SampleWeeks weeks = new SampleWeeks().drawn(WEEKS, BEFORE, people, random);
            published += published(weeks).anyMatch(change -> true) ? 1 : 0;
        }
        return (double) published / series;
    }

    /** The share of series in which a change is published within six weeks of when there is one. */
    private static double found(int people, double drop, int series, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int found = 0;
        for (int i = 0; i < series; i++) {
            SampleWeeks weeks = new SampleWeeks()
                    .drawn(CHANGE_AT, BEFORE, people, random)
                    .drawn(WEEKS - CHANGE_AT, BEFORE - drop, people, random);
            found += published(weeks).anyMatch(SimulationTest::isNear) ? 1 : 0;
        }
        return (double) found / series;
    }

    private static Stream<FoundChange> published(SampleWeeks weeks) {
        return ChangeDetection.run(List.of(weeks.list())).getFirst().changes().stream()
                .filter(FoundChange::isPublished);
    }

    private static boolean isNear(FoundChange change) {
        return change.difference().value() < 0 && Math.abs(SampleWeeks.number(change.week()) - CHANGE_AT) <= NEAR;
    }

    @Test
    void aFalseAlertComesAfterTwoThousandOneHundredRatings() {
        assertThat(ratingsToAlert(BEFORE, 3_000, 1)).isEqualTo(2_100, within(210.0));
    }

    @Test
    void aDropOfTenPointsIsAlertedAfterAHundredAndSeventyRatings() {
        assertThat(ratingsToAlert(BEFORE - .10, 10_000, 2)).isEqualTo(170, within(17.0));
    }

    @ParameterizedTest
    @CsvSource({"10, 3", "40, 4"})
    void whereNothingChangesAtMostTwoSeriesOfAHundredHaveAPublishedChange(int people, long seed) {
        assertThat(falsePublished(people, 1_000, seed)).isLessThanOrEqualTo(.02);
    }

    @ParameterizedTest
    @CsvSource({"10, .20, .90, 5", "40, .10, .85, 6"})
    void aLastingDropIsFoundNearItsWeek(int people, double drop, double least, long seed) {
        assertThat(found(people, drop, 1_000, seed)).isGreaterThanOrEqualTo(least);
    }

    /** Many more series, so that the promise holds with room for chance. */
    @Tag("long")
    @ParameterizedTest
    @CsvSource({"11, 12", "13, 14", "15, 16"})
    void thePromisesHoldForManySeries(long seed, long another) {
        assertThat(ratingsToAlert(BEFORE, 20_000, seed)).isEqualTo(2_100, within(210.0));
        assertThat(ratingsToAlert(BEFORE - .10, 100_000, another)).isEqualTo(170, within(17.0));
        for (int people : new int[] {10, 40}) {
            assertThat(falsePublished(people, 20_000, seed + people)).isLessThanOrEqualTo(.02);
        }
        assertThat(found(10, .20, 20_000, seed)).isGreaterThanOrEqualTo(.90);
        assertThat(found(40, .10, 20_000, another)).isGreaterThanOrEqualTo(.85);
    }
}
