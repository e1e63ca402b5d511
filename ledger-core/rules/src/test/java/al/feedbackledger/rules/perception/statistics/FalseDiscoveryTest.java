package al.feedbackledger.rules.perception.statistics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class FalseDiscoveryTest {
    /** The fifteen p-values of section 3.2 of the source: four are rejected at 5 %. */
    @Test
    void rejectsWhatItsInventorsReject() {
        List<Double> q = FalseDiscovery.qValues(List.of(
                .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.0));
        assertThat(q.stream().filter(value -> value <= .05)).hasSize(4);
        assertThat(q.get(3)).isEqualTo(.0095 * 15 / 4, within(1e-15));
        assertThat(q.get(4)).isEqualTo(.0201 * 15 / 5, within(1e-15));
        assertThat(q.get(5)).isEqualTo(.0298 * 15 / 7, within(1e-15));
        assertThat(q.getLast()).isEqualTo(1);
    }

    @Test
    void keepsTheOrderTheTestsCameIn() {
        assertThat(FalseDiscovery.qValues(List.of(.9, .001, .04))).containsExactly(.9, .003, .06);
    }

    @Test
    void isThePValueOfASingleTest() {
        assertThat(FalseDiscovery.qValues(List.of(.07))).containsExactly(.07);
        assertThat(FalseDiscovery.qValues(List.of())).isEmpty();
    }

    @Test
    void isWhatItsDefinitionSays() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Double> p = new ArrayList<>();
            for (int n = 1 + random.nextInt(30); n > 0; n--) {
                // Coarse, so that some are equal.
                p.add(random.nextInt(50) / 49.0 * random.nextInt(2));
            }
            List<Double> q = FalseDiscovery.qValues(p);
            for (int i = 0; i < p.size(); i++) {
                assertThat(q.get(i)).as("seed %d", seed).isEqualTo(defined(p, p.get(i)), within(1e-15));
            }
        }
    }

    /** The least, over every threshold from p on, of the share expected to be chance among those at or below it. */
    private static double defined(List<Double> p, double value) {
        double least = 1;
        for (double threshold : p) {
            if (threshold >= value) {
                long found = p.stream().filter(each -> each <= threshold).count();
                least = Math.min(least, threshold * p.size() / found);
            }
        }
        return least;
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -.1, 1.1})
    void refusesWhatIsNoPValue(double p) {
        assertThatThrownBy(() -> FalseDiscovery.qValues(List.of(.5, p)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a p-value: " + p);
    }
}
