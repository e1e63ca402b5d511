package al.feedbackledger.rules.perception;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class StatisticsTest {
    @Nested
    class Shares {
        @ParameterizedTest
        @CsvSource({"1,8,13", "3,8,38", "5,8,63", "1,200,1", "57,200,29", "0,7,0", "7,7,100", "1,3,33", "2,3,67"})
        void roundHalvesUpFromTheExactFraction(int part, int whole, int percent) {
            assertThat(new Share(part, whole).percent()).isEqualTo(percent);
        }

        @Test
        void holdWithLargeNumbers() {
            assertThat(new Share(Integer.MAX_VALUE, Integer.MAX_VALUE).percent())
                    .isEqualTo(100);
        }

        @ParameterizedTest
        @CsvSource({"-1,3", "4,3", "0,0", "0,-1"})
        void areParts(int part, int whole) {
            assertThatThrownBy(() -> new Share(part, whole)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void haveAValue() {
            assertThat(new Share(1, 4).value()).isEqualTo(0.25);
        }
    }

    @Nested
    class Wilson {
        @ParameterizedTest
        @CsvSource({
            "3, 10, .107791, .603222, 6",
            "0, 10, 0, .277533, 6",
            "20, 400, .032597, .075964, 6",
            "81, 263, .2553, .3662, 4",
            "1, 29, .0061, .1718, 4",
        })
        void givesTheReferenceValues(int part, int whole, double low, double high, int digits) {
            WilsonInterval interval = WilsonInterval.of(new Share(part, whole));
            double half = 0.5 * Math.pow(10, -digits);
            assertThat(interval.low()).isEqualTo(low, within(half));
            assertThat(interval.high()).isEqualTo(high, within(half));
        }

        @Test
        void agreesWithAnotherImplementation() {
            for (int whole = 1; whole <= 30; whole++) {
                for (int part = 0; part <= whole; part++) {
                    WilsonInterval ours = WilsonInterval.of(new Share(part, whole));
                    Interval theirs = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(whole, part, 0.05);
                    assertThat(ours.low()).isEqualTo(theirs.getLowerBound(), within(1e-7));
                    assertThat(ours.high()).isEqualTo(theirs.getUpperBound(), within(1e-7));
                }
            }
        }

        @Test
        void isExactAtItsEnds() {
            assertThat(WilsonInterval.of(new Share(0, 17)).low()).isZero();
            assertThat(WilsonInterval.of(new Share(17, 17)).high()).isEqualTo(1);
        }

        @Test
        void isToldInWholePercentHalvesUp() {
            WilsonInterval interval = new WilsonInterval(0.125, 0.504);
            assertThat(interval.lowPercent()).isEqualTo(13);
            assertThat(interval.highPercent()).isEqualTo(50);
        }
    }

    @Nested
    class Satisfied {
        @Test
        void areTheTwoBestClasses() {
            SatisfiedShare share =
                    SatisfiedShare.of(Counts.ofRatings(3, 2, 5, 12, 18)).orElseThrow();
            assertThat(share.share()).isEqualTo(new Share(30, 40));
            assertThat(share.interval()).isEqualTo(WilsonInterval.of(new Share(30, 40)));
        }

        @Test
        void areNoShareOfNobody() {
            assertThat(SatisfiedShare.of(Counts.NONE)).isEmpty();
        }
    }

    @Nested
    class Mean {
        @Test
        void givesTheReferenceValues() {
            DirichletMean mean = DirichletMean.of(Counts.ofRatings(3, 2, 5, 12, 18));
            assertThat(mean.value()).isEqualTo(3.94118, within(5e-6));
            assertThat(mean.sd()).isEqualTo(.18802, within(5e-6));
        }

        @Test
        void isTheMiddleWhenNobodySaidAnything() {
            DirichletMean mean = DirichletMean.of(Counts.NONE);
            assertThat(mean.value()).isEqualTo(3, within(1e-12));
            // Var = (11 − 9) / (2.5 + 1)
            assertThat(mean.sd()).isEqualTo(Math.sqrt(2 / 3.5), within(1e-12));
        }
    }

    @Nested
    class CountsOfPeople {
        private final Counts some = new Counts(1, 2, 3, 4, 5, 6, 7, 2);

        @Test
        void addUp() {
            Counts more = new Counts(10, 20, 30, 40, 50, 60, 70, 80);
            assertThat(some.plus(more)).isEqualTo(new Counts(11, 22, 33, 44, 55, 66, 77, 82));
            assertThat(some.plus(more).minus(more)).isEqualTo(some);
            assertThat(some.minus(some).isNone()).isTrue();
            assertThat(some.isNone()).isFalse();
        }

        @Test
        void haveANumberOfPeople() {
            assertThat(some.n()).isEqualTo(15);
            assertThat(some.satisfied()).isEqualTo(9);
            assertThat(some.ratings()).containsExactly(1, 2, 3, 4, 5);
            assertThat(some.gotItDone()).containsExactly(6, 7, 2);
        }

        @Test
        void neverOverflowSilently() {
            Counts most = Counts.ofRatings(0, 0, Integer.MAX_VALUE, 0, 0);
            assertThatThrownBy(() -> most.plus(Counts.ofRatings(0, 0, 1, 0, 0)))
                    .isInstanceOf(ArithmeticException.class);
        }
    }

    @Nested
    class Names {
        @ParameterizedTest
        @CsvSource({"'a\tb'", "'a\nb'", "' '", "''"})
        void ofSeriesCannotForgeALineOfTheDigest(String id) {
            assertThatThrownBy(() -> new Series(id, "web")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Series("38", id)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void orderSeriesByServiceThenQuestionSet() {
            assertThat(new Series("38", "b")).isLessThan(new Series("39", "a")).isGreaterThan(new Series("38", "a"));
        }
    }
}
