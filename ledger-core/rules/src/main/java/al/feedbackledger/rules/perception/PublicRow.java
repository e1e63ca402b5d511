package al.feedbackledger.rules.perception;

import java.time.LocalDate;

/** One row of a public timeline. */
public sealed interface PublicRow {
    /** The first day the row stands for. */
    LocalDate start();

    /** The last day the row stands for. */
    LocalDate end();

    /**
     * A number of at least ten people.
     *
     * @param n people
     * @param ratings how they spread over the five ratings
     * @param gotItDone how those asked spread over yes, partly and no
     */
    record Shown(LocalDate start, LocalDate end, int n, Spread ratings, Spread gotItDone) implements PublicRow {
        /** Whether the row is drawn as a hollow point. */
        public boolean isFew() {
            return n < SmallGroups.FEW;
        }
    }

    /** Fewer than ten people, or a bucket whose edge runs through a merged cell: not shown. */
    record Suppressed(LocalDate start, LocalDate end) implements PublicRow {}

    /** Nobody, as far as was ever published. */
    record NoData(LocalDate start, LocalDate end) implements PublicRow {}
}
