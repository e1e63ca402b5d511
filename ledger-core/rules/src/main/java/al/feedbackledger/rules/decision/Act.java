package al.feedbackledger.rules.decision;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The circumstances of a command: who, when, and what version of the handling they had before their eyes.
 *
 * @param at the command's clock in UTC, whole microseconds; also the time of every event that follows from it
 * @param expectedVersion the handling version the actor saw, or null where the act does not depend on it
 */
public record Act(Actor by, Instant at, @Nullable Long expectedVersion) {
    public Act {
        if (!at.equals(at.truncatedTo(ChronoUnit.MICROS))) {
            throw new IllegalArgumentException("times are whole microseconds: " + at);
        }
    }

    public static Act of(Actor by, Instant at) {
        return new Act(by, at, null);
    }
}
