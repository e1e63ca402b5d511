package al.feedbackledger.rules.perception;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * A stretch of whole local days that one point of a timeline stands for.
 *
 * @param start the first day
 * @param end the last day, included
 */
public record Bucket(BucketSize size, LocalDate start, LocalDate end) {
    public Bucket {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("a bucket ends after it starts: " + start + " to " + end);
        }
    }

    /** The bucket's name in addresses and tables: {@code 2026-W53}, {@code 2026-03}, {@code 2026-Q1}, {@code 2026}. */
    public String name() {
        return switch (size) {
            case WEEK ->
                String.format(
                        Locale.ROOT,
                        "%04d-W%02d",
                        start.get(IsoFields.WEEK_BASED_YEAR),
                        start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> YearMonth.from(start).toString();
            case QUARTER ->
                String.format(Locale.ROOT, "%04d-Q%d", start.getYear(), start.get(IsoFields.QUARTER_OF_YEAR));
            case YEAR -> String.format(Locale.ROOT, "%04d", start.getYear());
        };
    }

    public boolean holds(LocalDate day) {
        return !day.isBefore(start) && !day.isAfter(end);
    }

    /** The bucket of the same size that follows. */
    public Bucket next() {
        return size.of(end.plusDays(1));
    }

    /** The bucket of the same size that comes before. */
    public Bucket previous() {
        return size.of(start.minusDays(1));
    }

    public BucketState state(LocalDate today) {
        return BucketState.of(end, today);
    }
}
