package al.feedbackledger.rules.perception.change;

import al.feedbackledger.rules.perception.statistics.NewcombeDifference;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A place where a series was cut.
 *
 * <p>p and q describe: the place was searched for, so they are smaller than those of a change that was named beforehand.
 * The public sees the week and both shares in whole percent, never how many rated.
 *
 * @param week the Monday of the first week with ratings after the change
 * @param difference the segment after less the segment before
 * @param p of the score test divided by the series' overdispersion
 * @param q over all services of the run
 * @param against the guards that keep it back
 */
public record FoundChange(LocalDate week, NewcombeDifference difference, double p, double q, Set<ChangeGuard> against) {
    public FoundChange {
        against = against.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(against));
    }

    public boolean isPublished() {
        return against.isEmpty();
    }
}
