package al.feedbackledger.rules.perception;

import al.feedbackledger.rules.perception.statistics.DirichletMean;

import java.time.LocalDate;
import java.util.Optional;

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

        /** The share of people satisfied or very satisfied. */
        public PublicShare satisfied() {
            return PublicShare.of(ratings, 4, 5);
        }

        /** The share of those asked who got it done. */
        public PublicShare gotItDoneShare() {
            return PublicShare.of(gotItDone, 1, 1);
        }

        /** The mean rating; empty where the five counts may not be told. */
        public Optional<DirichletMean> mean() {
            return ratings instanceof Spread.Exact exact
                    ? Optional.of(DirichletMean.of(exact.people()))
                    : Optional.empty();
        }
    }

    /** Fewer than ten people, or a bucket whose edge runs through a merged cell: not shown. */
    record Suppressed(LocalDate start, LocalDate end) implements PublicRow {}

    /** Nobody, as far as was ever published. */
    record NoData(LocalDate start, LocalDate end) implements PublicRow {}
}
