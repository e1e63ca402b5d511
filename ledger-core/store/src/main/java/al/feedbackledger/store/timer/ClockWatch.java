package al.feedbackledger.store.timer;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * Compares the wall clock with the running node's monotonic time. A wall clock that ran ahead by more than an hour would
 * fire deadlines that are not due; a stop of the node is no jump, because the watch begins anew with it.
 */
final class ClockWatch {
    static final Duration TOLERATED = Duration.ofHours(1);

    private @Nullable Instant wall;
    private long monotonicNanos;

    /**
     * @param nowNanos monotonic, as {@link System#nanoTime}
     * @return by how much the wall clock ran ahead since the last look, when that is too much; null otherwise
     */
    @Nullable
    Duration jumped(Instant now, long nowNanos) {
        Instant before = wall;
        Duration passed = Duration.ofNanos(nowNanos - monotonicNanos);
        wall = now;
        monotonicNanos = nowNanos;
        if (before == null) {
            return null;
        }
        Duration ahead = Duration.between(before, now).minus(passed);
        return ahead.compareTo(TOLERATED) > 0 ? ahead : null;
    }
}
