package al.feedbackledger.rules.perception.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

class StandardNormalTest {
    private static final NormalDistribution THEIRS = NormalDistribution.of(0, 1);

    @Test
    void agreesWithAnotherImplementation() {
        for (double z = 0; z < 37; z += .003) {
            assertThat(StandardNormal.beyond(z))
                    .as("z %s", z)
                    .isCloseTo(2 * THEIRS.survivalProbability(z), withinPercentage(1e-10));
        }
    }

    @Test
    void hasItsQuantiles() {
        assertThat(StandardNormal.Z_95).isEqualTo(THEIRS.inverseSurvivalProbability(.025), within(5e-7));
        assertThat(StandardNormal.Z_998).isEqualTo(THEIRS.inverseSurvivalProbability(.001), within(5e-7));
    }

    @Test
    void isCertainAtZeroAndNothingFarOut() {
        assertThat(StandardNormal.beyond(0)).isEqualTo(1);
        assertThat(StandardNormal.beyond(40)).isZero();
        assertThat(StandardNormal.beyond(Double.POSITIVE_INFINITY)).isZero();
    }

    @Test
    void refusesWhatIsNoDistance() {
        assertThatThrownBy(() -> StandardNormal.beyond(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StandardNormal.beyond(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
