package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.database.TestPostgres;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;

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
                ReadSql.LAST_SEQUENCE
            })
    void noHotQueryScansATable(String sql) throws SQLException {
        try (OpenLedger ledger = new OpenLedger(TestPostgres.Release.EMBEDDED, 1)) {
            ledger.tamper("ALTER ROLE postgres SET enable_seqscan = off");
            String prepared = sql.replace("LIMIT ?", "LIMIT 10");
            for (int i = 1; prepared.contains("?"); i++) {
                prepared = prepared.replaceFirst("\\?", "\\$" + i);
            }

            assertThat(ledger.query("EXPLAIN (GENERIC_PLAN) " + prepared))
                    .as(sql)
                    .noneMatch(line -> line.contains("Seq Scan"));
            ledger.tamper("ALTER ROLE postgres RESET enable_seqscan");
        }
    }
}
