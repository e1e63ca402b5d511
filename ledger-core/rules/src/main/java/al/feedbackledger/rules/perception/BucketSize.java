package al.feedbackledger.rules.perception;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** How long a bucket is. Days come in as local dates, so no bucket depends on a clock change. */
public enum BucketSize {
    /** Monday to Sunday, numbered as ISO 8601 does. Never public: weeks do not add up to months. */
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /** The bucket of this size that holds the day. */
    public Bucket of(LocalDate day) {
        return switch (this) {
            case WEEK -> week(day);
            case MONTH -> months(YearMonth.from(day), 1);
            case QUARTER -> months(YearMonth.of(day.getYear(), 3 * (day.get(IsoFields.QUARTER_OF_YEAR) - 1) + 1), 3);
            case YEAR -> months(YearMonth.of(day.getYear(), 1), 12);
        };
    }

    private Bucket week(LocalDate day) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Bucket(this, monday, monday.plusDays(6));
    }

    private Bucket months(YearMonth first, int count) {
        return new Bucket(this, first.atDay(1), first.plusMonths(count - 1L).atEndOfMonth());
    }
}
