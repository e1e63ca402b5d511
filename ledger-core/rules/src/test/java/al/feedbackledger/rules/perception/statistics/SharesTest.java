package al.feedbackledger.rules.perception.statistics;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigInteger;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SharesTest {
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

        @Test
        void roundsItsLimitsAsExactIntegersDo() {
            for (int n = 1; n <= 250; n++) {
                for (int k = 0; k <= n; k++) {
                    WilsonInterval interval = WilsonInterval.of(new Share(k, n));
                    assertThat(isLowPercent(k, n, interval.lowPercent()))
                            .as("low of %d/%d", k, n)
                            .isTrue();
                    // The upper limit is the lower one of the others; a half would be rounded the other way.
                    assertThat(isLowPercent(n - k, n, 100 - interval.highPercent()))
                            .as("high of %d/%d", k, n)
                            .isTrue();
                }
            }
        }

        private boolean isLowPercent(int k, int n, int percent) {
            return (percent == 0 || isAbove(k, n, 2 * percent - 1)) && !isAbove(k, n, 2 * percent + 1);
        }

        /** Whether the lower limit is above t = m/200: t < p and n (p − t)² > z² t (1 − t), with z² = 1959964² / 10¹². */
        private boolean isAbove(int k, int n, int m) {
            long distance = 200L * k - (long) m * n;
            BigInteger left = BigInteger.valueOf(distance).pow(2).multiply(BigInteger.TEN.pow(12));
            BigInteger right =
                    BigInteger.valueOf(1_959_964).pow(2).multiply(BigInteger.valueOf((long) n * m * (200 - m)));
            assertThat(left).as("a half at %d/%d", k, n).isNotEqualTo(right);
            return distance > 0 && left.compareTo(right) > 0;
        }
    }

    @Nested
    class Newcombe {
        /** The first is the reference value; all are from table II of the source. */
        @ParameterizedTest
        @CsvSource({
            "56, 70, 48, 80, .0524, .3339",
            "9, 10, 3, 10, .1705, .8090",
            "6, 7, 2, 7, .0582, .8062",
            "5, 56, 0, 29, -.0381, .1926",
            "0, 10, 0, 20, -.1611, .2775",
            "0, 10, 0, 10, -.2775, .2775",
            "10, 10, 0, 20, .6791, 1",
            "10, 10, 0, 10, .6075, 1",
        })
        void givesTheReferenceValues(int k, int n, int j, int m, double low, double high) {
            NewcombeDifference difference = NewcombeDifference.of(new Share(k, n), new Share(j, m));
            assertThat(difference.low()).isEqualTo(low, within(5e-5));
            assertThat(difference.high()).isEqualTo(high, within(5e-5));
        }

        @Test
        void holdsTheDifferenceAndTurnsRoundWithIt() {
            for (int n = 1; n <= 12; n++) {
                for (int k = 0; k <= n; k++) {
                    for (int m = 1; m <= 12; m++) {
                        for (int j = 0; j <= m; j++) {
                            holds(new Share(k, n), new Share(j, m));
                        }
                    }
                }
            }
        }

        private void holds(Share one, Share other) {
            NewcombeDifference there = NewcombeDifference.of(one, other);
            NewcombeDifference back = NewcombeDifference.of(other, one);
            assertThat(there.low()).isBetween(-1.0, there.value() + 1e-15);
            assertThat(there.high()).isBetween(there.value() - 1e-15, 1.0);
            assertThat(back.low()).isEqualTo(-there.high(), within(1e-15));
            assertThat(back.points()).isEqualTo(-there.points());
            assertThat(back.excludesZero()).isEqualTo(there.excludesZero());
        }

        @Test
        void countsPointsFromTheExactFraction() {
            NewcombeDifference fivePoints = NewcombeDifference.of(new Share(15, 20), new Share(14, 20));
            assertThat(fivePoints.isAtLeast(5)).isTrue();
            assertThat(fivePoints.isAtLeast(6)).isFalse();
            // In doubles .75 − .70 is more than .05, and .70 − .65 less.
            assertThat(NewcombeDifference.of(new Share(13, 20), new Share(14, 20))
                            .isAtLeast(5))
                    .isTrue();
            assertThat(NewcombeDifference.of(new Share(1, 8), new Share(0, 8)).points())
                    .isEqualTo(13);
            assertThat(NewcombeDifference.of(new Share(0, 8), new Share(1, 8)).points())
                    .isEqualTo(-13);
            int most = Integer.MAX_VALUE;
            assertThat(NewcombeDifference.of(new Share(most, most), new Share(0, most))
                            .points())
                    .isEqualTo(100);
        }

        @Test
        void tellsItsLimitsInPoints() {
            NewcombeDifference difference = NewcombeDifference.of(new Share(48, 80), new Share(56, 70));
            assertThat(difference.points()).isEqualTo(-20);
            assertThat(difference.lowPoints()).isEqualTo(-33);
            assertThat(difference.highPoints()).isEqualTo(-5);
            assertThat(difference.excludesZero()).isTrue();
            assertThat(NewcombeDifference.of(new Share(4, 10), new Share(3, 10)).excludesZero())
                    .isFalse();
            Share half = new Share(1, 2);
            assertThat(new NewcombeDifference(half, half, 0, .2).excludesZero()).isFalse();
            assertThat(new NewcombeDifference(half, half, -.2, 0).excludesZero())
                    .isFalse();
        }
    }

    @Nested
    class Mean {
        @Test
        void givesTheReferenceValues() {
            DirichletMean mean = DirichletMean.of(List.of(3, 2, 5, 12, 18));
            assertThat(mean.value()).isEqualTo(3.94118, within(5e-6));
            assertThat(mean.sd()).isEqualTo(.18802, within(5e-6));
        }

        @Test
        void isTheMiddleWhenNobodySaidAnything() {
            DirichletMean mean = DirichletMean.of(List.of(0, 0, 0, 0, 0));
            assertThat(mean.value()).isEqualTo(3, within(1e-12));
            // Var = (11 − 9) / (2.5 + 1)
            assertThat(mean.sd()).isEqualTo(Math.sqrt(2 / 3.5), within(1e-12));
        }

        @Test
        void isOfPeopleInClasses() {
            assertThatThrownBy(() -> DirichletMean.of(List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("not people in classes: []");
            assertThatThrownBy(() -> DirichletMean.of(List.of(1, -1, 0, 0, 0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("-1");
        }
    }
}
