package al.feedbackledger.rules.perception;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A series' published cells laid out in months, quarters or years.
 *
 * <p>Everything here is worked out from published cells alone, so that nothing can change between two publications. A
 * month outside every cell is <em>no data</em> where a later cell exists: when that cell was formed nobody waited here,
 * and somebody who came since is not told of. After the last cell it is <em>suppressed</em>: none to nine people may
 * wait there, and which it is nobody may see.
 *
 * @param cells the published cells in order of time
 */
public record PublicTimeline(List<PublishedCell> cells) {
    public PublicTimeline {
        cells = List.copyOf(cells);
    }

    /** The months from the first to the last cell; empty where nothing is published. */
    public Optional<MonthSpan> span() {
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        YearMonth first = cells.getFirst().months().first();
        return Optional.of(new MonthSpan(first, cells.getLast().months().last()));
    }

    /**
     * The rows of a range, without gaps between them. By month a row is a cell, which may be several months, or a month
     * outside all cells; else it is a bucket, the sum of the cells inside it.
     *
     * @param size not {@link BucketSize#WEEK}: weeks are never public
     * @param range a cell that reaches over its edge is left out, a bucket is widened to its own edges
     */
    public List<PublicRow> rows(BucketSize size, MonthSpan range) {
        return switch (size) {
            case WEEK -> throw new IllegalArgumentException("weeks are never public");
            case MONTH -> monthRows(range);
            case QUARTER, YEAR -> bucketRows(size, range);
        };
    }

    private List<PublicRow> monthRows(MonthSpan range) {
        List<PublicRow> rows = new ArrayList<>();
        YearMonth month = range.first();
        while (!month.isAfter(range.last())) {
            Optional<PublishedCell> cell = cellOf(month);
            if (cell.isEmpty()) {
                rows.add(outside(MonthSpan.of(month)));
            } else if (range.holds(cell.get().months())) {
                rows.add(together(cell.get().months(), List.of(cell.get())));
            }
            month = cell.map(found -> found.months().last()).orElse(month).plusMonths(1);
        }
        return rows;
    }

    private Optional<PublishedCell> cellOf(YearMonth month) {
        return cells.stream().filter(cell -> cell.months().holds(month)).findFirst();
    }

    private List<PublicRow> bucketRows(BucketSize size, MonthSpan range) {
        List<PublicRow> rows = new ArrayList<>();
        Bucket bucket = size.of(range.start());
        while (!bucket.start().isAfter(range.end())) {
            rows.add(bucketRow(MonthSpan.of(bucket)));
            bucket = bucket.next();
        }
        return rows;
    }

    private PublicRow bucketRow(MonthSpan bucket) {
        if (cells.stream().anyMatch(cell -> bucket.isCutBy(cell.months()))) {
            return new PublicRow.Suppressed(bucket.start(), bucket.end());
        }
        List<PublishedCell> inside =
                cells.stream().filter(cell -> bucket.holds(cell.months())).toList();
        return inside.isEmpty() ? outside(bucket) : together(bucket, inside);
    }

    private PublicRow outside(MonthSpan months) {
        boolean beforeLast = !cells.isEmpty()
                && months.last().isBefore(cells.getLast().months().first());
        return beforeLast
                ? new PublicRow.NoData(months.start(), months.end())
                : new PublicRow.Suppressed(months.start(), months.end());
    }

    private static PublicRow together(MonthSpan months, List<PublishedCell> cells) {
        int n = cells.stream().mapToInt(PublishedCell::n).sum();
        if (n == 0) {
            return new PublicRow.NoData(months.start(), months.end());
        }
        Spread ratings =
                Spread.ofSum(cells.stream().map(cell -> cell.counts().ratings()).toList());
        Spread done = Spread.ofSum(
                cells.stream().map(cell -> cell.counts().gotItDone()).toList());
        return new PublicRow.Shown(months.start(), months.end(), n, ratings, done);
    }
}
