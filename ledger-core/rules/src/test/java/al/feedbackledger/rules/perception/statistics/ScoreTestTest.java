package al.feedbackledger.rules.perception.statistics;

import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ScoreTestTest {
    @Test
    void agreesWithAnotherImplementation() {
        ChiSquareTest theirs = ChiSquareTest.withDefaults();
        for (int n : new int[] {3, 10, 47, 300}) {
            for (int m : new int[] {5, 30, 1000}) {
                for (int k = 0; k < n; k += 1 + n / 9) {
                    for (int j = 1; j <= m; j += 1 + m / 9) {
                        assertThat(ScoreTest.p(new Share(k, n), new Share(j, m), 1))
                                .as("%d/%d and %d/%d", k, n, j, m)
                                .isEqualTo(
                                        theirs.test(new long[][] {{k, n - k}, {j, m - j}})
                                                .getPValue(),
                                        within(1e-11));
                    }
                }
            }
        }
    }

    @Test
    void isDividedByTheOverdispersion() {
        Share one = new Share(30, 100);
        Share other = new Share(50, 100);
        // χ² = 25/3 without overdispersion.
        assertThat(ScoreTest.p(one, other, 1)).isEqualTo(StandardNormal.beyond(Math.sqrt(25 / 3.0)), within(1e-15));
        assertThat(ScoreTest.p(one, other, 3)).isEqualTo(StandardNormal.beyond(Math.sqrt(25 / 9.0)), within(1e-15));
        assertThat(ScoreTest.p(other, one, 3)).isEqualTo(ScoreTest.p(one, other, 3));
    }

    @Test
    void saysNothingWhereEverybodySaidTheSame() {
        assertThat(ScoreTest.p(new Share(0, 3), new Share(0, 9), 1)).isEqualTo(1);
        assertThat(ScoreTest.p(new Share(3, 3), new Share(9, 9), 1)).isEqualTo(1);
        assertThat(ScoreTest.p(new Share(1, 3), new Share(3, 9), 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {.99, 0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoOverdispersion(double dispersion) {
        Share half = new Share(1, 2);
        assertThatThrownBy(() -> ScoreTest.p(half, half, dispersion)).isInstanceOf(IllegalArgumentException.class);
    }
}
