package al.feedbackledger.rules.perception.statistics;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class ExactFractionTest {
    private static ExactFraction product(int... partsAndWholes) {
        ExactFraction product = ExactFraction.ONE;
        for (int i = 0; i < partsAndWholes.length; i += 2) {
            product = product.times(new Share(partsAndWholes[i], partsAndWholes[i + 1]));
        }
        return product;
    }

    @Test
    void isTheNearestDouble() {
        assertThat(product(1, 3).value()).isEqualTo(1.0 / 3);
        assertThat(product(2, 3, 1, 2).value()).isEqualTo(1.0 / 3);
        assertThat(product(7, 7, 3, 3).value()).isEqualTo(1);
        assertThat(product(0, 7).value()).isZero();
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        ExactFraction product = ExactFraction.ONE;
        for (int n = 4_000; n > 3_000; n -= 1 + random.nextInt(9)) {
            product = product.times(new Share(n - random.nextInt(9), n));
            double expected = new BigDecimal(product.numerator())
                    .divide(new BigDecimal(product.denominator()), new MathContext(60))
                    .doubleValue();
            assertThat(product.value()).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void isRoundedOnce() {
        assertThat(product(1, 8).percent()).isEqualTo(13);
        assertThat(product(1, 2, 1, 4).percent()).isEqualTo(13);
        assertThat(product(1, 8).rest().percent()).isEqualTo(88);
        assertThat(product(124_999_999, 1_000_000_000).percent()).isEqualTo(12);
        assertThat(product(57, 200).percent()).isEqualTo(29);
    }

    @Test
    void knowsHalfAllAndNone() {
        assertThat(product(2, 3, 3, 4).isAtMostHalf()).isTrue();
        assertThat(product(2, 3, 3, 4).rest().isAtMostHalf()).isTrue();
        assertThat(product(500_000_001, 1_000_000_000).isAtMostHalf()).isFalse();
        assertThat(product(5, 5, 4, 4).isAll()).isTrue();
        assertThat(product(5, 5, 0, 4).isNone()).isTrue();
        assertThat(product(5, 5, 1, 4).isNone()).isFalse();
    }
}
