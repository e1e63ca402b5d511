package al.feedbackledger.rules.perception;

import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One series as it is at a publication point's position, first ratings only.
 *
 * @param months the counts of every month that has any; months without are absent or {@link Counts#NONE}
 * @param deltas the deltas behind them
 */
public record SeriesNow(SortedMap<YearMonth, Counts> months, Deltas deltas) {
    public SeriesNow {
        months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
        months.forEach((month, counts) -> {
            if (counts.n() < 0) {
                throw new IllegalArgumentException("fewer than no people in " + month);
            }
        });
    }

    /** The counts of some months together. */
    Counts counts(MonthSpan span) {
        return months.subMap(span.first(), span.last().plusMonths(1)).values().stream()
                .reduce(Counts.NONE, Counts::plus);
    }

    /**
     * Where the deltas of the series are kept. Asked only about cells that changed since they were published and about
     * quarters whose breakdowns are due, so a store may answer from its table.
     */
    @FunctionalInterface
    public interface Deltas {
        /**
         * The {@link Family#FIRST_RATING} deltas of the series with a day in the months and a position above {@code
         * after}, up to the publication point's; in any order.
         */
        List<Delta> of(MonthSpan months, long after);
    }
}
