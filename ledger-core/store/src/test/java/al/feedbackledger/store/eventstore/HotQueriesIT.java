package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The queries of every append and every read go by an index, whatever the ledger's size. */
class HotQueriesIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                AppendSql.HEAD,
                AppendSql.RECEIPTS,
                AppendSql.LAST_SEQUENCES,
                AppendSql.EVENT_IDS,
                AppendSql.REFERENCES,
                AppendSql.IMPORT_IDENTITIES,
                AppendSql.CASE_KEYS,
                AppendSql.BATCH_BY_ID,
                ReadSql.HEAD_POSITION,
                ReadSql.AFTER_POSITION,
                ReadSql.OF_STREAM,
                ReadSql.OPENING_OF_FIRST,
                ReadSql.LAST_SEQUENCE,
                AuditSql.ERASED_AFTER
            })
    void noHotQueryScansATable(String sql) throws SQLException {
        TestDatabase database = TestPostgres.newDatabase();
        String prepared = sql.replace("LIMIT ?", "LIMIT 10");
        for (int i = 1; prepared.contains("?"); i++) {
            prepared = prepared.replaceFirst("\\?", "\\$" + i);
        }
        List<String> plan = new ArrayList<>();
        // Simple mode: otherwise the driver would want values for the parameters of a plan that has none.
        try (Connection connection = DriverManager.getConnection(
                        database.app().url() + "?preferQueryMode=simple",
                        database.app().user(),
                        database.app().password());
                Statement statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off");
            try (ResultSet lines = statement.executeQuery("EXPLAIN (GENERIC_PLAN) " + prepared)) {
                while (lines.next()) {
                    plan.add(lines.getString(1));
                }
            }
        }

        assertThat(plan).as(sql).isNotEmpty().noneMatch(line -> line.contains("Seq Scan"));
    }
}
