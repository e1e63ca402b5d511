package al.feedbackledger.projections.view;

import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import org.springframework.jdbc.core.JdbcTemplate;

import javax.sql.DataSource;
import java.util.List;
import java.util.Set;

/** A fresh database for views, as the application's user sees it. */
public final class ViewDatabase implements AutoCloseable {
    private static final int POOL = 4;

    private final TestDatabase testDatabase;
    private final LedgerDatabase database;

    public ViewDatabase() {
        this(TestPostgres.newDatabase());
    }

    public ViewDatabase(TestDatabase testDatabase) {
        this.testDatabase = testDatabase;
        this.database = testDatabase.open(POOL);
    }

    public TestDatabase testDatabase() {
        return testDatabase;
    }

    public DataSource dataSource() {
        return database.pool();
    }

    public JdbcTemplate jdbc() {
        return new JdbcTemplate(database.pool());
    }

    /** Folds a whole ledger in batches of a size. */
    public static void fold(View view, List<LedgerEntry> entries, int batch) {
        view.store().createIfAbsent();
        for (int from = 0; from < entries.size(); from += batch) {
            view.store().fold(view, entries.subList(from, Math.min(entries.size(), from + batch)));
        }
    }

    /** Throws a view away and folds it again. */
    public static void foldAgain(View view, List<LedgerEntry> entries, int batch) {
        view.store().drop();
        fold(view, entries, batch);
    }

    /** The plan of a query that may not read whole tables, as text. */
    public String planWithoutSequentialScans(String sql, Object... params) {
        return new org.springframework.transaction.support.TransactionTemplate(
                        new org.springframework.jdbc.support.JdbcTransactionManager(database.pool()))
                .execute(status -> {
                    jdbc().execute("SET LOCAL enable_seqscan TO off");
                    return String.join("\n", jdbc().queryForList("EXPLAIN " + sql, String.class, params));
                });
    }

    /** The tables of a view's schema. */
    public Set<String> tables(View view) {
        return Set.copyOf(jdbc().queryForList(
                        "SELECT tablename FROM pg_tables WHERE schemaname = ?",
                        String.class,
                        view.store().name().schema()));
    }

    @Override
    public void close() {
        database.close();
    }
}
