package al.feedbackledger.store.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing of passwords, per address and per login. A login that is being guessed stays open to addresses it
 * has signed in from today: nobody can lock a colleague out.
 */
final class SignInThrottle {
    static final int TRIES_PER_ADDRESS = 20;
    static final Duration ADDRESS_TRY_COMES_BACK = Duration.ofSeconds(6);
    static final int TRIES_PER_LOGIN = 10;
    static final Duration LOGIN_TRY_COMES_BACK = Duration.ofSeconds(30);
    private static final int MAX_BUCKETS = 100_000;
    private static final int MAX_FAMILIAR = 10_000;

    private final TokenBuckets byAddress = new TokenBuckets(TRIES_PER_ADDRESS, ADDRESS_TRY_COMES_BACK, MAX_BUCKETS);
    private final TokenBuckets byLogin = new TokenBuckets(TRIES_PER_LOGIN, LOGIN_TRY_COMES_BACK, MAX_BUCKETS);

    /** Pairs of login and address that have signed in; the addresses' prints change daily, so a pair lasts a day. */
    private final Map<String, Boolean> familiar = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MAX_FAMILIAR;
        }
    };

    /** Takes a try before the password is looked at, so that many tries at once count as many; zero if there was one. */
    Duration begin(String login, String address, Instant now) {
        Duration wait = byAddress.take(address, now);
        if (wait.isPositive() || isFamiliar(login, address)) {
            return wait;
        }
        return byLogin.take(login, now);
    }

    /** Gives the try back after a right password, and remembers the pair. */
    void succeeded(String login, String address, Instant now) {
        byAddress.giveBack(address, now);
        if (!isFamiliar(login, address)) {
            byLogin.giveBack(login, now);
        }
        synchronized (familiar) {
            familiar.put(pair(login, address), true);
        }
    }

    private boolean isFamiliar(String login, String address) {
        synchronized (familiar) {
            return familiar.get(pair(login, address)) != null;
        }
    }

    private static String pair(String login, String address) {
        return address + " " + login;
    }
}
