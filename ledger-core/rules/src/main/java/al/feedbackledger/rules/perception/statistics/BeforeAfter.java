package al.feedbackledger.rules.perception.statistics;

import java.util.List;

/**
 * The ratings before and after a declared improvement. Told as "after", never as "because of": other things change too.
 *
 * <p>The {@value #BUCKETS} whole buckets on each side of the one it was declared in, as Newcombe's difference, after less
 * before.
 */
public sealed interface BeforeAfter {
    /** Buckets on each side. */
    int BUCKETS = 8;

    /** The fewest people on each side. */
    int LEAST_PEOPLE = 30;

    /** @param difference after less before */
    record Compared(NewcombeDifference difference) implements BeforeAfter {
        public Share before() {
            return difference.other();
        }

        public Share after() {
            return difference.one();
        }
    }

    record NotCompared(Reason reason) implements BeforeAfter {}

    /** Why nothing is said. */
    enum Reason {
        /** The series is too young. */
        TOO_SHORT_BEFORE,
        /** The buckets after it are not over yet. */
        TOO_EARLY,
        TOO_FEW_BEFORE,
        TOO_FEW_AFTER
    }

    /**
     * Compares the buckets before with those after.
     *
     * @param before whole buckets, the last one ending before the improvement; fewer than {@value #BUCKETS} where the
     *     series begins later
     * @param after whole buckets that are over, the first one beginning after it
     * @throws IllegalArgumentException when there are more than {@value #BUCKETS} on a side
     */
    static BeforeAfter of(List<Tally> before, List<Tally> after) {
        if (before.size() > BUCKETS || after.size() > BUCKETS) {
            throw new IllegalArgumentException(
                    "at most " + BUCKETS + " buckets on each side, not " + before.size() + " and " + after.size());
        }
        if (before.size() < BUCKETS) {
            return new NotCompared(Reason.TOO_SHORT_BEFORE);
        }
        if (after.size() < BUCKETS) {
            return new NotCompared(Reason.TOO_EARLY);
        }
        Tally first = sum(before);
        Tally then = sum(after);
        if (first.whole() < LEAST_PEOPLE) {
            return new NotCompared(Reason.TOO_FEW_BEFORE);
        }
        if (then.whole() < LEAST_PEOPLE) {
            return new NotCompared(Reason.TOO_FEW_AFTER);
        }
        return new Compared(NewcombeDifference.of(then.share(), first.share()));
    }

    private static Tally sum(List<Tally> buckets) {
        return buckets.stream().reduce(Tally.NOBODY, Tally::plus);
    }
}
