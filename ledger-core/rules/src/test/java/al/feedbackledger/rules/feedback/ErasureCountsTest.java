package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.feedback.ErasureCounts.Count;
import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class ErasureCountsTest {
    private static final Instant MARCH = Instant.parse("2026-03-31T21:59:59.999999Z");
    private static final Instant APRIL_IN_TIRANA = Instant.parse("2026-03-31T22:00:00Z");

    private final ErasureCounts counts = new ErasureCounts();

    private void add(int times, Instant at, ErasureGround ground) {
        for (int i = 0; i < times; i++) {
            counts.add(at, ground);
        }
    }

    @Test
    void fewerThanTenAreNotTold() {
        add(9, MARCH, ErasureGround.RETENTION);
        assertThat(counts.published(APRIL_IN_TIRANA)).isEmpty();
        add(1, MARCH, ErasureGround.RETENTION);
        assertThat(counts.published(APRIL_IN_TIRANA))
                .containsExactly(new Count("2026-Q1", ErasureGround.RETENTION, 10));
    }

    @Test
    void aQuarterThatIsNotOverIsNotTold() {
        add(10, MARCH, ErasureGround.RETENTION);
        assertThat(counts.published(MARCH)).isEmpty();
    }

    @Test
    void quartersEndInTiranaAndGroundsAreApart() {
        add(10, MARCH, ErasureGround.UNLAWFUL_CONTENT);
        add(9, MARCH, ErasureGround.THIRD_PARTY_DATA);
        add(12, APRIL_IN_TIRANA, ErasureGround.UNLAWFUL_CONTENT);
        assertThat(counts.published(Instant.parse("2026-12-01T00:00:00Z")))
                .containsExactly(
                        new Count("2026-Q1", ErasureGround.UNLAWFUL_CONTENT, 10),
                        new Count("2026-Q2", ErasureGround.UNLAWFUL_CONTENT, 12));
    }
}
