package al.feedbackledger.rules.perception;

import java.util.List;

/**
 * Everything ever published about one series.
 *
 * @param cells in order of time, never overlapping
 * @param tables in order of quarter and dimension; those of quarters that were cut later are kept for what they told
 */
public record SeriesHistory(Series series, List<PublishedCell> cells, List<BreakdownTable> tables) {
    public SeriesHistory {
        cells = List.copyOf(cells);
        tables = List.copyOf(tables);
        for (int i = 1; i < cells.size(); i++) {
            if (!cells.get(i - 1).months().last().isBefore(cells.get(i).months().first())) {
                throw new IllegalArgumentException("cells are in order and do not overlap");
            }
        }
    }

    /** A series of which nothing was published. */
    public static SeriesHistory none(Series series) {
        return new SeriesHistory(series, List.of(), List.of());
    }

    /** All people the public sees: the sum of the published cells. */
    public int n() {
        return cells.stream().mapToInt(PublishedCell::n).sum();
    }

    /** Whether a cell reaches over the edge of the bucket, so that the bucket has no number of its own. */
    public boolean isCut(Bucket bucket) {
        MonthSpan months = MonthSpan.of(bucket);
        return cells.stream().anyMatch(cell -> months.isCutBy(cell.months()));
    }

    /** The tables the public sees. */
    public List<BreakdownTable> publicTables() {
        return tables.stream().filter(table -> !isCut(table.quarter())).toList();
    }

    /** The last position anything was set at; 0 where nothing was. */
    long position() {
        long cell = cells.stream().mapToLong(PublishedCell::position).max().orElse(0);
        long table = tables.stream().mapToLong(BreakdownTable::position).max().orElse(0);
        return Math.max(cell, table);
    }
}
