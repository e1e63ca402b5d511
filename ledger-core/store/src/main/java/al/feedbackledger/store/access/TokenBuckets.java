package al.feedbackledger.store.access;

import com.google.errorprone.annotations.CheckReturnValue;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Token buckets by name, in memory: each holds so many tokens, one comes back per interval. A bucket that nobody has
 * touched is full, so the least recently used ones may be forgotten when there are too many. Safe for many threads.
 */
@CheckReturnValue
final class TokenBuckets {
    private final int capacity;
    private final long nanosPerToken;
    private final int maxBuckets;

    /** By name, in the order of use. A bucket is the time at which it is full again (GCRA), in nanoseconds since 1970. */
    private final Map<String, Instant> fullAgain = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > maxBuckets;
        }
    };

    TokenBuckets(int capacity, Duration perToken, int maxBuckets) {
        if (capacity < 1 || maxBuckets < 1 || !perToken.isPositive()) {
            throw new IllegalArgumentException("a bucket holds tokens that come back");
        }
        this.capacity = capacity;
        this.nanosPerToken = perToken.toNanos();
        this.maxBuckets = maxBuckets;
    }

    /**
     * Takes a token.
     *
     * @return zero if there was one, else how long until there is
     */
    synchronized Duration take(String name, Instant now) {
        Instant full = fullAgain(name, now);
        Instant after = full.plusNanos(nanosPerToken);
        Duration missing = Duration.between(now.plusNanos(nanosPerToken * capacity), after);
        if (missing.isPositive()) {
            return missing;
        }
        fullAgain.put(name, after);
        return Duration.ZERO;
    }

    /** Puts a token back that was taken for something that turned out well. */
    synchronized void giveBack(String name, Instant now) {
        Instant full = fullAgain(name, now).minusNanos(nanosPerToken);
        if (full.isAfter(now)) {
            fullAgain.put(name, full);
        } else {
            fullAgain.remove(name);
        }
    }

    /** A clock that jumped back would let nobody in for that long: no bucket is emptier than empty. */
    private Instant fullAgain(String name, Instant now) {
        Instant full = fullAgain.getOrDefault(name, now);
        Instant latest = now.plusNanos(nanosPerToken * capacity);
        if (full.isBefore(now)) {
            return now;
        }
        return full.isAfter(latest) ? latest : full;
    }

    synchronized int size() {
        return fullAgain.size();
    }
}
