package al.feedbackledger.store.access;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TokenBucketsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TokenBuckets buckets = new TokenBuckets(3, SECOND, 100);

    @Test
    void aBucketHoldsSoManyTokensAndSaysHowLongToWait() {
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("a", NOW)).isZero();
        }
        assertThat(buckets.take("a", NOW)).isEqualTo(SECOND);
        assertThat(buckets.take("a", NOW.plusMillis(400))).isEqualTo(Duration.ofMillis(600));
        assertThat(buckets.take("b", NOW)).isZero();
    }

    @Test
    void aTokenComesBackPerInterval() {
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("a", NOW)).isZero();
        }
        assertThat(buckets.take("a", NOW.plus(SECOND))).isZero();
        assertThat(buckets.take("a", NOW.plus(SECOND))).isEqualTo(SECOND);
        Instant muchLater = NOW.plusSeconds(1_000_000);
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("a", muchLater)).isZero();
        }
        assertThat(buckets.take("a", muchLater)).isPositive();
    }

    @Test
    void waitingAsLongAsToldIsAlwaysEnough() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Instant now = NOW;
        for (int i = 0; i < 2_000; i++) {
            now = now.plusMillis(random.nextInt(700));
            Duration wait = buckets.take("a", now);
            if (wait.isPositive()) {
                now = now.plus(wait);
                assertThat(buckets.take("a", now))
                        .as("seed %d, try %d", seed, i)
                        .isZero();
            }
        }
    }

    @Test
    void aTokenGivenBackCanBeTakenAgain() {
        for (int i = 0; i < 20; i++) {
            assertThat(buckets.take("a", NOW)).isZero();
            buckets.giveBack("a", NOW);
        }
        assertThat(buckets.size()).isZero();
        buckets.giveBack("never taken", NOW);
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("never taken", NOW)).isZero();
        }
        assertThat(buckets.take("never taken", NOW)).isPositive();
    }

    @Test
    void aClockThatJumpsBackKeepsNobodyOutForLong() {
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("a", NOW.plusSeconds(86_400))).isZero();
        }
        assertThat(buckets.take("a", NOW)).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void thereAreNeverMoreBucketsThanAllowed() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(buckets.take("name " + i, NOW)).isZero();
        }
        assertThat(buckets.size()).isEqualTo(100);
    }

    @Test
    void aBucketWithoutTokensIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenBuckets(0, SECOND, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenBuckets(1, Duration.ZERO, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenBuckets(1, SECOND, 0));
    }
}
