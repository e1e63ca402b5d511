package al.feedbackledger.rules.perception;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** Whole local months in a row, both ends included. */
public record MonthSpan(YearMonth first, YearMonth last) {
    public MonthSpan {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("a span ends after it starts: " + first + " to " + last);
        }
    }

    public static MonthSpan of(YearMonth month) {
        return new MonthSpan(month, month);
    }

    /** The months of a bucket of whole months. */
    public static MonthSpan of(Bucket bucket) {
        if (bucket.size() == BucketSize.WEEK) {
            throw new IllegalArgumentException("a week is not made of months");
        }
        return new MonthSpan(YearMonth.from(bucket.start()), YearMonth.from(bucket.end()));
    }

    public LocalDate start() {
        return first.atDay(1);
    }

    public LocalDate end() {
        return last.atEndOfMonth();
    }

    public int months() {
        return Math.toIntExact(ChronoUnit.MONTHS.between(first, last)) + 1;
    }

    public boolean holds(YearMonth month) {
        return !month.isBefore(first) && !month.isAfter(last);
    }

    public boolean holds(LocalDate day) {
        return holds(YearMonth.from(day));
    }

    public boolean holds(MonthSpan other) {
        return holds(other.first) && holds(other.last);
    }

    public boolean overlaps(MonthSpan other) {
        return !other.last.isBefore(first) && !other.first.isAfter(last);
    }

    /** Whether the spans share months but the other reaches over an edge of this one. */
    public boolean isCutBy(MonthSpan other) {
        return overlaps(other) && !holds(other);
    }
}
