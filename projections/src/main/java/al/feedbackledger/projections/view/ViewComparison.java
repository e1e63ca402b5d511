package al.feedbackledger.projections.view;

import al.feedbackledger.projections.view.Replay.TableDifference;
import org.springframework.jdbc.core.JdbcTemplate;

import java.util.List;

import static java.util.Objects.requireNonNull;

/** Compares the tables of two schemas of one view, row by row. */
final class ViewComparison {
    private final ViewName replayed;
    private final ViewName live;
    private final JdbcTemplate jdbc;

    ViewComparison(ViewName replayed, ViewName live, JdbcTemplate jdbc) {
        this.replayed = replayed;
        this.live = live;
        this.jdbc = jdbc;
    }

    private record Table(String name, String using) {}

    List<TableDifference> compute() {
        return jdbc
                .query(
                        ViewSql.KEY_COLUMNS,
                        (row, i) -> new Table(row.getString("table_name"), row.getString("columns")),
                        live.schema())
                .stream()
                .map(this::difference)
                .toList();
    }

    private TableDifference difference(Table table) {
        String sql = ViewSql.difference(replayed, live, table.name(), table.using());
        return requireNonNull(jdbc.queryForObject(
                sql,
                (row, i) -> new TableDifference(
                        table.name(),
                        row.getLong("rows"),
                        row.getLong("live_rows"),
                        row.getLong("added"),
                        row.getLong("changed"),
                        row.getLong("removed"))));
    }
}
