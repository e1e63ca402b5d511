package al.feedbackledger.projections.view;

import java.time.Duration;
import java.util.List;

/** What every view's schema has: one row that says how far it is. */
final class ViewSql {
    static final String LOCK_CREATION = "SELECT pg_advisory_xact_lock(hashtext(?))";

    static final String TAKE_CLAIM = "SELECT pg_try_advisory_lock(hashtextextended(?, 1))";

    static final String RELEASE_CLAIM = "SELECT pg_advisory_unlock(hashtextextended(?, 1))";

    static final String EXISTS = "SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = ?)";

    /** Tables of a view and their primary keys; progress is how far it is, not what it says. */
    static final String KEYS = """
            SELECT c.relname AS table_name,
                   string_agg(format('t.%I::text COLLATE "C"', a.attname), ', ' ORDER BY k.place) AS key
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
              JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, place) ON true
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
             WHERE n.nspname = ? AND c.relkind = 'r' AND c.relname <> 'progress'
             GROUP BY c.relname
             ORDER BY c.relname COLLATE "C"
            """;

    /** Tables of a view and the columns of their primary keys, to join by. */
    static final String KEY_COLUMNS = """
            SELECT c.relname AS table_name, string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) AS columns
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
              JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, place) ON true
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
             WHERE n.nspname = ? AND c.relkind = 'r' AND c.relname <> 'progress'
             GROUP BY c.relname
             ORDER BY c.relname COLLATE "C"
            """;

    static final String COUNT_TABLES = """
            SELECT count(*)
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relkind = 'r' AND c.relname <> 'progress'
            """;

    /** The tables of a schema, progress first: whoever reads in order begins with it too. */
    static final String TABLES = """
            SELECT format('%I.%I', n.nspname, c.relname)
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relkind = 'r'
             ORDER BY c.relname <> 'progress', c.relname COLLATE "C"
            """;

    static final String DO_NOT_WAIT_FOR_THE_DISK = "SET LOCAL synchronous_commit TO off";

    /** The text of a row must not depend on the session that asks. */
    static final String PLAIN_TEXT =
            "SET LOCAL TimeZone TO 'UTC'; SET LOCAL DateStyle TO 'ISO'; SET LOCAL extra_float_digits TO 1";

    /** Rows as text, because some types know no equality. */
    static String difference(ViewName replayed, ViewName live, String table, String columns) {
        return """
            SELECT count(then_row) AS rows, count(now_row) AS live_rows,
                   count(*) FILTER (WHERE then_row IS NULL) AS added,
                   count(*) FILTER (WHERE then_row <> now_row) AS changed,
                   count(*) FILTER (WHERE now_row IS NULL) AS removed
              FROM (SELECT r::text AS then_row, %4$s FROM %1$s.%3$s AS r) AS replayed
              FULL JOIN (SELECT l::text AS now_row, %4$s FROM %2$s.%3$s AS l) AS live USING (%4$s)
            """.formatted(replayed.schema(), live.schema(), table, columns);
    }

    private final ViewName name;

    ViewSql(ViewName name) {
        this.name = name;
    }

    String create() {
        return """
            CREATE SCHEMA %1$s;
            CREATE TABLE %1$s.progress (
                one           boolean PRIMARY KEY DEFAULT true CHECK (one),
                last_position bigint  NOT NULL CHECK (last_position >= 0)
            );
            INSERT INTO %1$s.progress (last_position) VALUES (0);
            """.formatted(name.schema()) + lookIn();
    }

    /** The resource that describes a view names tables without a schema. */
    String lookIn() {
        return "SET LOCAL search_path TO %s;\n".formatted(name.schema());
    }

    /** As long as one reads, no other schema takes this one's place. */
    String lockForReading() {
        return "LOCK TABLE %s.progress IN ACCESS SHARE MODE".formatted(name.schema());
    }

    /** Nobody folds meanwhile; readers go on. */
    String lockAgainstFolding() {
        return "LOCK TABLE %s.progress IN EXCLUSIVE MODE".formatted(name.schema());
    }

    /** @param tables as {@link #TABLES} gives them */
    static String lockAgainstReading(List<String> tables) {
        return "LOCK TABLE " + String.join(", ", tables) + " IN ACCESS EXCLUSIVE MODE";
    }

    static String analyze(String table) {
        return "ANALYZE " + table;
    }

    static String statementsTakeAtMost(Duration time) {
        return "SET LOCAL statement_timeout TO " + time.toMillis();
    }

    static String waitAtMost(Duration time) {
        return "SET LOCAL lock_timeout TO " + time.toMillis();
    }

    String renameTo(ViewName other) {
        return "ALTER SCHEMA %s RENAME TO %s".formatted(name.schema(), other.schema());
    }

    String drop() {
        return "DROP SCHEMA IF EXISTS %s CASCADE".formatted(name.schema());
    }

    String position() {
        return "SELECT last_position FROM %s.progress".formatted(name.schema());
    }

    String lockPosition() {
        return "SELECT last_position FROM %s.progress FOR UPDATE".formatted(name.schema());
    }

    String advance() {
        return "UPDATE %s.progress SET last_position = ?".formatted(name.schema());
    }

    String rows(String table, String key) {
        return "SELECT t::text FROM %s.%s AS t ORDER BY %s".formatted(name.schema(), table, key);
    }
}
