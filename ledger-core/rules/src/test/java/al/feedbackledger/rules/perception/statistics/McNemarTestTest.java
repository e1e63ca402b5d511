package al.feedbackledger.rules.perception.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

class McNemarTestTest {
    @Nested
    class TheTest {
        @Test
        void givesTheReferenceValue() {
            assertThat(McNemarTest.of(86, 150).p()).isEqualTo(3.716e-5, within(5e-9));
        }

        /** Both tails of theirs leave out outcomes that are as likely as the one seen, by rounding: one tail, doubled. */
        @Test
        void agreesWithAnotherImplementation() {
            BinomialTest theirs = BinomialTest.withDefaults().with(AlternativeHypothesis.LESS_THAN);
            for (int better = 0; better <= 60; better++) {
                for (int worse = 0; worse <= 60; worse++) {
                    if (better + worse > 0) {
                        double tail = theirs.test(better + worse, Math.min(better, worse), .5)
                                .getPValue();
                        assertThat(McNemarTest.of(better, worse).p())
                                .as("%d and %d", better, worse)
                                .isCloseTo(Math.min(1, 2 * tail), withinPercentage(1e-10));
                    }
                }
            }
        }

        @Test
        void isTheSameBothWays() {
            assertThat(McNemarTest.of(12, 31).p())
                    .isEqualTo(McNemarTest.of(31, 12).p());
        }

        @ParameterizedTest
        @CsvSource({"0, 0", "1, 1", "50, 50", "2000000000, 2000000000", "1, 0", "7, 6"})
        void saysNothingWhereAsManyWentEachWay(int better, int worse) {
            assertThat(McNemarTest.of(better, worse).p()).isEqualTo(1, within(1e-12));
        }

        @ParameterizedTest
        @CsvSource({"0, 5000", "3, 2147483647", "2147483647, 0"})
        void isNeverZero(int better, int worse) {
            assertThat(McNemarTest.of(better, worse).p()).isEqualTo(Double.MIN_NORMAL);
        }

        @ParameterizedTest
        @CsvSource({"-1, 3", "3, -1"})
        void isOfPeople(int better, int worse) {
            assertThatThrownBy(() -> McNemarTest.of(better, worse))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("-1");
        }
    }

    @Nested
    class TheCoin {
        @ParameterizedTest
        @CsvSource({"1, 0", "2, 1", "15, 7", "16, 3", "17, 8", "31, 15", "32, 2", "300, 149", "2000, 900", "2000, 400"})
        void givesTheExactChance(int n, int heads) {
            BigInteger ways = BigInteger.ONE;
            BigInteger sum = BigInteger.ONE;
            for (int k = 1; k <= heads; k++) {
                ways = ways.multiply(BigInteger.valueOf(n - k + 1L)).divide(BigInteger.valueOf(k));
                sum = sum.add(ways);
            }
            double exact = new BigDecimal(sum)
                    .divide(new BigDecimal(BigInteger.TWO.pow(n)), MathContext.DECIMAL128)
                    .doubleValue();
            assertThat(FairCoin.atMost(heads, n)).isCloseTo(exact, withinPercentage(1e-10));
        }

        @Test
        void agreesWithAnotherImplementation() {
            for (int n : new int[] {10, 99, 1_000, 10_000}) {
                BinomialDistribution theirs = BinomialDistribution.of(n, .5);
                for (int heads = n / 2;
                        heads >= 0 && theirs.cumulativeProbability(heads) > 1e-200;
                        heads -= 1 + n / 100) {
                    assertThat(FairCoin.atMost(heads, n))
                            .as("%d of %d", heads, n)
                            .isCloseTo(theirs.cumulativeProbability(heads), withinPercentage(1e-9));
                }
            }
        }

        /** P(X ≤ n/2) is one half and half of the middle, which is √(2/πn) (1 − 1/4n) nearly. */
        @ParameterizedTest
        @CsvSource({"1000000", "1000000000", "4000000000"})
        void holdsForManyThrows(long n) {
            double middle = Math.sqrt(2 / (Math.PI * n)) * (1 - .25 / n);
            assertThat(FairCoin.atMost(n / 2, n)).isEqualTo(.5 + middle / 2, within(1e-10));
        }
    }

    @Nested
    class Pairs {
        private final PairedRatings pairs = PairedRatings.NONE
                .plus(1, 5, 40)
                .plus(2, 3, 46)
                .plus(3, 3, 12)
                .plus(5, 4, 100)
                .plus(5, 1, 50);

        @Test
        void areBetterSameOrWorse() {
            assertThat(pairs.better()).isEqualTo(86);
            assertThat(pairs.same()).isEqualTo(12);
            assertThat(pairs.worse()).isEqualTo(150);
            assertThat(pairs.n()).isEqualTo(248);
            assertThat(pairs.test()).isEqualTo(McNemarTest.of(86, 150));
            assertThat(pairs.table().get(1).get(2)).isEqualTo(46);
        }

        @Test
        void canBeTakenBack() {
            assertThat(pairs.plus(5, 1, -50).plus(5, 4, -100).worse()).isZero();
            assertThatThrownBy(() -> pairs.plus(3, 3, -13)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void ofNobodySayNothing() {
            assertThat(PairedRatings.NONE.n()).isZero();
            assertThat(PairedRatings.NONE.test().p()).isEqualTo(1);
        }

        @Test
        void areOfFiveByFive() {
            assertThatThrownBy(() -> pairs.plus(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> pairs.plus(1, 6, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("ratings are from 1 to 5, not 1 and 6");
            assertThatThrownBy(() -> new PairedRatings(List.of(List.of(1))))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void neverOverflowSilently() {
            PairedRatings most = PairedRatings.NONE.plus(1, 2, Integer.MAX_VALUE);
            assertThatThrownBy(() -> most.plus(1, 2, 1)).isInstanceOf(ArithmeticException.class);
            assertThatThrownBy(() -> most.plus(2, 3, 1).better()).isInstanceOf(ArithmeticException.class);
        }
    }
}
