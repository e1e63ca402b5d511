package al.feedbackledger.projections.timeline;

import al.feedbackledger.rules.perception.BreakdownTable;
import al.feedbackledger.rules.perception.BucketSize;
import al.feedbackledger.rules.perception.Counts;
import al.feedbackledger.rules.perception.Dimension;
import al.feedbackledger.rules.perception.MonthSpan;
import al.feedbackledger.rules.perception.PublishedCell;
import al.feedbackledger.rules.perception.Series;
import al.feedbackledger.rules.perception.SeriesHistory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What had been published up to a publication, as the rules need it. */
final class PublishedSeries {
    private final JdbcClient jdbc;

    PublishedSeries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record CellKey(Series series, LocalDate firstMonth) {}

    private record TableKey(Series series, LocalDate quarter, Dimension dimension) {}

    private record CellRow(CellKey key, YearMonth lastMonth, long position, Counts counts) {}

    private record TableRow(TableKey key, long number, BreakdownTable.Version version, int people) {}

    private record ValueRow(
            TableKey key,
            long number,
            String value,
            int people,
            @Nullable List<Integer> ratings) {}

    /**
     * Histories in order of service and question set.
     *
     * @param number of the publication; 0 for nothing
     * @param service null for all services
     */
    SortedMap<Series, SeriesHistory> upTo(long number, @Nullable String service) {
        Map<Series, List<PublishedCell>> cells = cells(number, service);
        Map<Series, List<BreakdownTable>> tables = tables(number, service);
        SortedMap<Series, SeriesHistory> histories = new TreeMap<>();
        cells.forEach((series, ofSeries) ->
                histories.put(series, new SeriesHistory(series, ofSeries, tables.getOrDefault(series, List.of()))));
        return histories;
    }

    private Map<Series, List<PublishedCell>> cells(long number, @Nullable String service) {
        List<CellRow> rows = jdbc.sql(PublicationSql.CELLS)
                .param("number", number)
                .param("service", service)
                .query((row, i) -> cell(row))
                .list();
        Map<Series, List<PublishedCell>> cells = new HashMap<>();
        int at = 0;
        while (at < rows.size()) {
            CellKey key = rows.get(at).key();
            List<Long> positions = new ArrayList<>();
            while (at < rows.size() && rows.get(at).key().equals(key)) {
                positions.add(rows.get(at++).position());
            }
            CellRow last = rows.get(at - 1);
            MonthSpan months = new MonthSpan(YearMonth.from(key.firstMonth()), last.lastMonth());
            cells.computeIfAbsent(key.series(), any -> new ArrayList<>())
                    .add(new PublishedCell(months, positions, last.counts()));
        }
        return cells;
    }

    private static CellRow cell(ResultSet row) throws SQLException {
        return new CellRow(
                new CellKey(series(row), row.getObject("first_month", LocalDate.class)),
                YearMonth.from(row.getObject("last_month", LocalDate.class)),
                row.getLong("position"),
                TimelineRows.counts(row, "c"));
    }

    private Map<Series, List<BreakdownTable>> tables(long number, @Nullable String service) {
        Map<TableKey, List<TableRow>> settings = new HashMap<>();
        for (TableRow row : tableRows(number, service)) {
            settings.computeIfAbsent(row.key(), any -> new ArrayList<>()).add(row);
        }
        Map<TableKey, List<ValueRow>> values = new HashMap<>();
        for (ValueRow row : valueRows(number, service)) {
            values.computeIfAbsent(row.key(), any -> new ArrayList<>()).add(row);
        }
        Map<Series, List<BreakdownTable>> tables = new HashMap<>();
        settings.forEach((key, rows) -> tables.computeIfAbsent(key.series(), any -> new ArrayList<>())
                .add(table(key, rows, values.getOrDefault(key, List.of()))));
        Comparator<BreakdownTable> inOrder =
                Comparator.comparing(table -> table.quarter().start());
        tables.values().forEach(list -> list.sort(inOrder.thenComparing(BreakdownTable::dimension)));
        return tables;
    }

    private static BreakdownTable table(TableKey key, List<TableRow> rows, List<ValueRow> values) {
        TableRow last = rows.getLast();
        SortedMap<String, Integer> people = new TreeMap<>();
        SortedMap<String, List<Integer>> ratings = new TreeMap<>();
        for (ValueRow value : values) {
            if (value.number() == last.number()) {
                people.put(value.value(), value.people());
                if (value.ratings() != null) {
                    ratings.put(value.value(), value.ratings());
                }
            }
        }
        return new BreakdownTable(
                BucketSize.QUARTER.of(key.quarter()),
                key.dimension(),
                rows.stream().map(TableRow::version).toList(),
                last.people(),
                people,
                ratings);
    }

    private List<TableRow> tableRows(long number, @Nullable String service) {
        return jdbc.sql(PublicationSql.TABLES)
                .param("number", number)
                .param("service", service)
                .query((row, i) -> new TableRow(
                        key(row),
                        row.getLong("number"),
                        new BreakdownTable.Version(
                                row.getLong("position"),
                                new TreeSet<>(Arrays.asList(TimelineRows.strings(row, "hidden")))),
                        row.getInt("people")))
                .list();
    }

    private List<ValueRow> valueRows(long number, @Nullable String service) {
        return jdbc.sql(PublicationSql.VALUES)
                .param("number", number)
                .param("service", service)
                .query((row, i) -> new ValueRow(
                        key(row), row.getLong("number"), row.getString("value"), row.getInt("people"), ratings(row)))
                .list();
    }

    private static @Nullable List<Integer> ratings(ResultSet row) throws SQLException {
        Array ratings = row.getArray("ratings");
        return ratings == null ? null : List.of((Integer[]) ratings.getArray());
    }

    private static TableKey key(ResultSet row) throws SQLException {
        return new TableKey(
                series(row), row.getObject("quarter", LocalDate.class), Dimension.valueOf(row.getString("dimension")));
    }

    private static Series series(ResultSet row) throws SQLException {
        return new Series(row.getString("service"), row.getString("question_set"));
    }
}
