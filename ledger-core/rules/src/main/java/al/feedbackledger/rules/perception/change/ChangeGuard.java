package al.feedbackledger.rules.perception.change;

import al.feedbackledger.rules.perception.statistics.NewcombeDifference;

import java.util.EnumSet;
import java.util.Set;

/** What a found change has to pass before it is published: large enough, sure enough, and not one of many looked at. */
public enum ChangeGuard {
    /** The Newcombe interval of 95 % leaves out no change at all. */
    SURE,
    /** The shares differ by at least {@value #LEAST_POINTS} percentage points. */
    LARGE,
    /** Of the changes published in a run, at most a tenth is expected to be chance: q ≤ {@value #MOST_Q}. */
    NOT_BY_SEARCHING;

    static final int LEAST_POINTS = 5;
    static final double MOST_Q = .10;

    /**
     * The guards that keep a change back; none where it is published.
     *
     * @param q by {@link al.feedbackledger.rules.perception.statistics.FalseDiscovery} over all services of the run
     */
    static Set<ChangeGuard> against(NewcombeDifference difference, double q) {
        Set<ChangeGuard> against = EnumSet.noneOf(ChangeGuard.class);
        if (!difference.excludesZero()) {
            against.add(SURE);
        }
        if (!difference.isAtLeast(LEAST_POINTS)) {
            against.add(LARGE);
        }
        if (!(q <= MOST_Q)) {
            against.add(NOT_BY_SEARCHING);
        }
        return against;
    }
}
