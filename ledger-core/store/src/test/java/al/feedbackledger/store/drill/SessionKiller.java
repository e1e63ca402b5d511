package al.feedbackledger.store.drill;

import al.feedbackledger.rules.examples.Seed;
import al.feedbackledger.store.database.TestDatabase;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import static org.testcontainers.shaded.org.awaitility.Awaitility.await;

/**
 * Ends the sessions of writers with pg_terminate_backend: while COMMIT runs and has not stored anything, while COMMIT has
 * stored everything and has not answered, and whenever it happens to come by.
 */
final class SessionKiller implements AutoCloseable {
    /** The server's own statement that it waits for a standby: the commit is stored, its answer is not given. */
    private static final String STORED = "SyncRep";

    /** COMMIT runs the deferred trigger that this class has made: nothing is stored yet. */
    private static final String NOT_STORED = "PgSleep";

    private static final String WRITERS = """
            SELECT pid, wait_event, query FROM pg_stat_activity
             WHERE datname = current_database() AND application_name = 'feedback-ledger writer'
            """;

    private static final Duration LOOK_EVERY = Duration.ofMillis(2);

    private final TestDatabase database;
    private final Connection watching;
    private final Seed seed;
    private final Map<String, Integer> killed = new HashMap<>();

    SessionKiller(TestDatabase database, Seed seed) throws SQLException {
        this.database = database;
        this.seed = seed;
        this.watching = database.asAdmin();
        // A commit of this database waits for a standby whenever one is named; elsewhere on this server none does.
        run("ALTER DATABASE " + database.name() + " SET synchronous_commit = on");
        run("""
                CREATE FUNCTION public.linger() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                BEGIN PERFORM pg_sleep(0.02); RETURN NULL; END $$
                """);
        run("""
                CREATE CONSTRAINT TRIGGER linger AFTER INSERT ON ledger.batch
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.linger()
                """);
    }

    /** How many sessions were ended, by what they waited for. */
    Map<String, Integer> killed() {
        return Map.copyOf(killed);
    }

    int killedBeforeStored() {
        return killed.getOrDefault(NOT_STORED, 0);
    }

    int killedAfterStored() {
        return killed.getOrDefault(STORED, 0);
    }

    /** Ends one session, or all those that wait for a standby which never comes. */
    void strike() throws SQLException {
        switch (seed.below(3)) {
            case 0 -> strikeAfterStored();
            case 1 -> strikeOne(NOT_STORED);
            default -> strikeOne("");
        }
    }

    private void strikeAfterStored() throws SQLException {
        run("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
        try {
            run("SELECT pg_reload_conf()");
            await().pollInterval(LOOK_EVERY).until(() -> !waitingFor(STORED).isEmpty());
            for (int pid : waitingFor(STORED)) {
                end(pid, STORED);
            }
        } finally {
            run("ALTER SYSTEM RESET synchronous_standby_names");
            run("SELECT pg_reload_conf()");
        }
    }

    private void strikeOne(String waitEvent) throws SQLException {
        AtomicInteger found = new AtomicInteger();
        await().pollInterval(LOOK_EVERY).until(() -> {
            found.set(waitingFor(waitEvent).stream().findFirst().orElse(0));
            return found.get() != 0;
        });
        end(found.get(), waitEvent.isEmpty() ? "anything" : waitEvent);
    }

    private Set<Integer> waitingFor(String waitEvent) throws SQLException {
        Set<Integer> pids = new HashSet<>();
        try (Statement statement = watching.createStatement();
                ResultSet row = statement.executeQuery(WRITERS)) {
            while (row.next()) {
                boolean committing = "COMMIT".equals(row.getString("query"));
                if (waitEvent.isEmpty() || (committing && waitEvent.equals(row.getString("wait_event")))) {
                    pids.add(row.getInt("pid"));
                }
            }
        }
        return pids;
    }

    private void end(int pid, String kind) throws SQLException {
        run("SELECT pg_terminate_backend(" + pid + ", 5000)");
        killed.merge(kind, 1, Integer::sum);
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = database.asAdmin();
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(statements)) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        watching.close();
        run("ALTER SYSTEM RESET synchronous_standby_names");
        run("SELECT pg_reload_conf()");
    }
}
