package al.feedbackledger.store.timer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A wall clock and a monotonic one that a test moves: together, or the wall clock alone. */
final class MovableClock extends Clock {
    private Instant wall;
    private long nanos;

    MovableClock(Instant start) {
        this.wall = start;
    }

    /** Lets time pass until an instant, which may also lie in the past of the wall clock. */
    void passTo(Instant time) {
        nanos += Duration.between(wall, time).toNanos();
        wall = time;
    }

    /** Moves the wall clock alone, as somebody who sets it wrong. */
    void jump(Duration by) {
        wall = wall.plus(by);
    }

    long nanos() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return wall;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the tests know UTC only");
    }
}
