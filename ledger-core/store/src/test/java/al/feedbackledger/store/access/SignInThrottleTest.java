package al.feedbackledger.store.access;

import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class SignInThrottleTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final SignInThrottle throttle = new SignInThrottle();

    @Test
    void anAddressHasSoManyTriesOverAllLogins() {
        for (int i = 0; i < SignInThrottle.TRIES_PER_ADDRESS; i++) {
            assertThat(throttle.begin("login" + i, "address", NOW)).isZero();
        }
        assertThat(throttle.begin("another", "address", NOW)).isEqualTo(SignInThrottle.ADDRESS_TRY_COMES_BACK);
        assertThat(throttle.begin("another", "elsewhere", NOW)).isZero();
    }

    @Test
    void aLoginHasSoManyTriesOverAllAddresses() {
        for (int i = 0; i < SignInThrottle.TRIES_PER_LOGIN; i++) {
            assertThat(throttle.begin("login", "address" + i, NOW)).isZero();
        }
        assertThat(throttle.begin("login", "new", NOW)).isEqualTo(SignInThrottle.LOGIN_TRY_COMES_BACK);
        assertThat(throttle.begin("login", "new", NOW.plus(SignInThrottle.LOGIN_TRY_COMES_BACK)))
                .isZero();
    }

    @Test
    void aColleagueWhoseLoginIsGuessedStillGetsInFromTheirOwnAddress() {
        assertThat(throttle.begin("login", "office", NOW)).isZero();
        throttle.succeeded("login", "office", NOW);
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.begin("login", "guesser" + i, NOW)).isNotNull();
        }
        assertThat(throttle.begin("login", "guesser", NOW)).isPositive();
        assertThat(throttle.begin("login", "office", NOW)).isZero();
    }

    @Test
    void aRightPasswordCostsNothing() {
        for (int i = 0; i < 200; i++) {
            assertThat(throttle.begin("login", "office", NOW)).isZero();
            throttle.succeeded("login", "office", NOW);
        }
    }
}
