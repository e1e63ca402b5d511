package al.feedbackledger.rules.perception;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * Which ranges of days the public may ask for: they begin where a bucket begins and end where one ends, and no cell
 * reaches over either edge.
 *
 * @param cells the published cells
 * @param size month, quarter or year
 */
public record PublicRange(List<PublishedCell> cells, BucketSize size) {
    public PublicRange {
        cells = List.copyOf(cells);
        if (size == BucketSize.WEEK) {
            throw new IllegalArgumentException("weeks are never public");
        }
    }

    /**
     * Decides about a range.
     *
     * @param from the first day
     * @param to the last day, included
     */
    public RangeDecision decide(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return new RangeDecision.Reversed(from, to);
        }
        if (!isStart(from)) {
            return new RangeDecision.NotOnEdge(RangeDecision.Side.FROM, from, startsAround(from));
        }
        if (!isEnd(to)) {
            return new RangeDecision.NotOnEdge(RangeDecision.Side.TO, to, endsAround(to));
        }
        return new RangeDecision.Accepted(new MonthSpan(YearMonth.from(from), YearMonth.from(to)));
    }

    private boolean isStart(LocalDate day) {
        return size.of(day).start().equals(day) && !isInsideCell(day);
    }

    private boolean isEnd(LocalDate day) {
        return size.of(day).end().equals(day) && !isInsideCell(day.plusDays(1));
    }

    /** Whether a cut just before this day would go through a cell. */
    private boolean isInsideCell(LocalDate day) {
        return cells.stream()
                .map(PublishedCell::months)
                .anyMatch(months -> months.holds(day) && !months.start().equals(day));
    }

    private List<LocalDate> startsAround(LocalDate day) {
        Bucket before = size.of(day);
        while (!isStart(before.start())) {
            before = before.previous();
        }
        Bucket after = size.of(day).next();
        while (!isStart(after.start())) {
            after = after.next();
        }
        return List.of(before.start(), after.start());
    }

    private List<LocalDate> endsAround(LocalDate day) {
        Bucket before = size.of(day).previous();
        while (!isEnd(before.end())) {
            before = before.previous();
        }
        Bucket after = size.of(day);
        while (!isEnd(after.end())) {
            after = after.next();
        }
        return List.of(before.end(), after.end());
    }
}
