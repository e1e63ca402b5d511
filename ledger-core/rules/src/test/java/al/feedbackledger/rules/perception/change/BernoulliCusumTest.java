package al.feedbackledger.rules.perception.change;

import al.feedbackledger.rules.perception.change.BernoulliCusum.Alert;
import al.feedbackledger.rules.perception.statistics.Share;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class BernoulliCusumTest {
    private static final CusumRule SEVENTY = CusumRule.of(new Share(70, 100));

    private static BernoulliCusum after(CusumRule rule, boolean isSatisfied, int times) {
        BernoulliCusum cusum = BernoulliCusum.begin(rule);
        for (int i = 0; i < times; i++) {
            cusum = cusum.after(isSatisfied);
        }
        return cusum;
    }

    @Nested
    class TheRule {
        @Test
        void weighsByTheLogarithmOfTheRatio() {
            assertThat(SEVENTY.down().satisfied()).isEqualTo(Math.log(.55 / .70), within(1e-12));
            assertThat(SEVENTY.down().other()).isEqualTo(Math.log(.45 / .30), within(1e-12));
            assertThat(SEVENTY.up().satisfied()).isEqualTo(Math.log(.82 / .70), within(1e-12));
            assertThat(SEVENTY.up().other()).isEqualTo(Math.log(.18 / .30), within(1e-12));
        }

        @ParameterizedTest
        @CsvSource({"0, .02, .02, .14", "5, .05, .02, .17", "100, .98, .83, .98", "95, .95, .80, .98"})
        void holdsSharesBetweenTwoAndNinetyEightPercent(int part, double before, double down, double up) {
            CusumRule rule = CusumRule.of(new Share(part, 100));
            assertThat(rule.down().satisfied()).isEqualTo(Math.log(down / before), within(1e-12));
            assertThat(rule.up().other()).isEqualTo(Math.log((1 - up) / (1 - before)), within(1e-12));
        }

        @Test
        void givesNoAlertTheWayThatIsNotOpen() {
            assertThat(after(CusumRule.of(new Share(0, 100)), false, 10_000).alert())
                    .isEmpty();
            assertThat(after(CusumRule.of(new Share(100, 100)), true, 10_000).alert())
                    .isEmpty();
        }

        @Test
        void takesAHundredRatings() {
            assertThatThrownBy(() -> CusumRule.of(new Share(60, 99)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a segment of 99 ratings is too short; it takes 100");
        }
    }

    @Nested
    class TheSums {
        /** 5 / ln(.45/.30) = 12.3. */
        @Test
        void giveAnAlertOfADropAfterThirteenBadRatings() {
            assertThat(after(SEVENTY, false, 12).alert()).isEmpty();
            assertThat(after(SEVENTY, false, 13).alert()).contains(Alert.DROP);
        }

        /** 5 / ln(.82/.70) = 31.6. */
        @Test
        void giveAnAlertOfARiseAfterThirtyTwoGoodOnes() {
            assertThat(after(SEVENTY, true, 31).alert()).isEmpty();
            assertThat(after(SEVENTY, true, 32).alert()).contains(Alert.RISE);
        }

        @Test
        void giveAnAlertWhenTheyReachFive() {
            assertThat(new BernoulliCusum(SEVENTY, 5, 0).alert()).contains(Alert.DROP);
            assertThat(new BernoulliCusum(SEVENTY, 0, 5).alert()).contains(Alert.RISE);
            double less = Math.nextDown(5.0);
            assertThat(new BernoulliCusum(SEVENTY, less, less).alert()).isEmpty();
        }

        @Test
        void beginAgainAfterAnAlert() {
            assertThat(after(SEVENTY, false, 14)).isEqualTo(after(SEVENTY, false, 1));
            assertThat(after(SEVENTY, false, 26).alert()).contains(Alert.DROP);
        }

        /** A sum that begins again at zero is the largest sum of the last ratings, however many. */
        @Test
        void areTheLargestSumOfTheLastRatings() {
            long seed = new Random().nextLong();
            Random random = new Random(seed);
            List<Boolean> ratings = new ArrayList<>();
            BernoulliCusum cusum = BernoulliCusum.begin(SEVENTY);
            for (int i = 0; i < 3_000; i++) {
                if (cusum.alert().isPresent()) {
                    ratings.clear();
                }
                boolean isSatisfied = random.nextInt(10) < 6;
                ratings.add(isSatisfied);
                cusum = cusum.after(isSatisfied);
                assertThat(cusum.down()).as("seed %d", seed).isEqualTo(largest(ratings, SEVENTY.down()), within(1e-9));
                assertThat(cusum.up()).as("seed %d", seed).isEqualTo(largest(ratings, SEVENTY.up()), within(1e-9));
            }
        }

        private double largest(List<Boolean> ratings, CusumRule.Weights weights) {
            double sum = 0;
            double largest = 0;
            for (boolean isSatisfied : ratings.reversed()) {
                sum += isSatisfied ? weights.satisfied() : weights.other();
                largest = Math.max(largest, sum);
            }
            return largest;
        }

        @Test
        void areNeverNegativeOrNoNumbers() {
            assertThat(BernoulliCusum.begin(SEVENTY).alert()).isEqualTo(Optional.empty());
            assertThatThrownBy(() -> new BernoulliCusum(SEVENTY, -1, 0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new BernoulliCusum(SEVENTY, 0, Double.NaN))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
