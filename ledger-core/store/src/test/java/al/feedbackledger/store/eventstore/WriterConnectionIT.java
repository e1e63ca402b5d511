package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import org.junit.jupiter.api.Test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import static al.feedbackledger.store.eventstore.OpenLedger.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.testcontainers.shaded.org.awaitility.Awaitility.await;

class WriterConnectionIT {
    private static final String WAITING_FOR_LOCK = """
            SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
             WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted
            """;

    private final TestDatabase database = TestPostgres.newDatabase();

    /** A connection whose next COMMIT is stored, but whose session ends before the answer arrives. */
    private Connection losingTheAnswer(AtomicBoolean lose) throws SQLException {
        Connection real = database.asApp();
        return proxy(Connection.class, real, (method, arguments, result) -> {
            boolean commits = method.equals("prepareStatement")
                    && ((String) arguments[0]).endsWith(AppendSql.COMMIT)
                    && lose.compareAndSet(true, false);
            return commits ? proxy(PreparedStatement.class, result, losing(real)) : result;
        });
    }

    private static After losing(Connection real) {
        return (method, arguments, result) -> {
            if (method.equals("execute")) {
                real.close();
                throw new SQLException("the answer to COMMIT was lost", "08006");
            }
            return result;
        };
    }

    /** Comes between a call's result and its caller. */
    @FunctionalInterface
    private interface After {
        Object call(String method, Object[] arguments, Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Object real, After after) {
        return type.cast(Proxy.newProxyInstance(
                WriterConnectionIT.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return after.call(method.getName(), arguments, method.invoke(real, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Test
    void aCommitWhoseAnswerIsLostIsFoundByItsBatchAndAcknowledgedOnce() throws Exception {
        AtomicBoolean lose = new AtomicBoolean();
        try (OpenLedger ledger = new OpenLedger(database, 2, () -> losingTheAnswer(lose))) {
            ledger.append(event("a", 0));
            lose.set(true);

            Appended appended = ledger.append(event("a", 1));

            assertThat(lose).isFalse();
            assertThat(appended.firstPosition()).isEqualTo(2);
            assertThat(ledger.query("SELECT position FROM ledger.event ORDER BY position"))
                    .containsExactly("1", "2");
            assertThat(ledger.append(event("a", 2)).firstPosition()).isEqualTo(3);
        }
    }

    @Test
    void aBackendKilledInsideCommitIsResolvedByResubmitting() throws Exception {
        try (OpenLedger ledger = new OpenLedger(database, 2, null)) {
            ledger.append(event("a", 0));
            // Lets COMMIT of the next batch wait for a lock that this test holds.
            ledger.tamper("""
                    CREATE FUNCTION public.wait_in_commit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                    BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NULL; END $$
                    """, """
                    CREATE CONSTRAINT TRIGGER wait_in_commit AFTER INSERT ON ledger.batch
                    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.wait_in_commit()
                    """);
            CompletableFuture<Appended> appended;
            try (Connection holder = database.asAdmin();
                    Statement statement = holder.createStatement()) {
                statement.execute("SELECT pg_advisory_lock(4711)");
                appended = ledger.writer.append(AppendRequest.of(List.of(event("a", 1))));
                String committing = """
                        SELECT pid FROM pg_stat_activity
                         WHERE datname = current_database() AND query = 'COMMIT' AND wait_event = 'advisory'
                        """;
                await().until(() -> !ledger.query(committing).isEmpty());
                ledger.query("SELECT pg_terminate_backend(pid) FROM (" + committing + ") AS c");
            }

            assertThat(appended.join().firstPosition()).isEqualTo(2);
            assertThat(ledger.query("SELECT position FROM ledger.event ORDER BY position"))
                    .containsExactly("1", "2");
            assertThat(ledger.query(StoredTree.ROOTS)).last().isEqualTo(StoredTree.recompute(ledger));
        }
    }

    @Test
    void aBackendKilledBetweenRequestsIsReplaced() throws Exception {
        try (OpenLedger ledger = new OpenLedger(database, 2, null)) {
            ledger.append(event("a", 0));
            Integer pid = ledger.writer.backendPid();

            ledger.query("SELECT pg_terminate_backend(" + pid + ")");

            assertThat(ledger.append(event("a", 1)).firstPosition()).isEqualTo(2);
            assertThat(ledger.writer.backendPid()).isNotEqualTo(pid);
        }
    }

    @Test
    void twoNodesOnOneStreamHaveOneWinner() {
        try (OpenLedger here = new OpenLedger(database, 2, null);
                OpenLedger there = new OpenLedger(database, 2, null)) {
            CompletableFuture<Appended> one = here.writer.append(AppendRequest.of(List.of(event("a", 0))));
            CompletableFuture<Appended> two = there.writer.append(AppendRequest.of(List.of(event("a", 0))));

            assertThat(List.of(one, two).stream().filter(f -> f.handle((done, failed) -> failed == null)
                            .join()))
                    .hasSize(1);
            assertThat(here.reader.headPosition()).isEqualTo(1);
        }
    }

    @Test
    void aClosedWriterTakesNothingMore() {
        OpenLedger ledger = new OpenLedger(database, 2, null);
        ledger.close();

        assertThatThrownBy(() -> ledger.append(event("a", 0))).hasCauseInstanceOf(LedgerUnavailable.class);
    }

    @Test
    void aFullQueueRefusesAtOnce() throws Exception {
        try (OpenLedger ledger = new OpenLedger(database, 2, null);
                Connection holder = database.asAdmin();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute(AppendSql.LOCK);
            // Once the writer waits for the lock it has taken what it takes: this one request.
            CompletableFuture<Appended> inHand = ledger.writer.append(AppendRequest.of(List.of(event("in hand", 0))));
            await().until(() -> ledger.query(WAITING_FOR_LOCK).equals(List.of("1")));
            for (int i = 0; i < LedgerWriter.QUEUE_MAX; i++) {
                assertThat(ledger.writer.append(AppendRequest.of(List.of(event("s" + i, 0)))))
                        .isNotDone();
            }

            CompletableFuture<Appended> tooMuch = ledger.writer.append(AppendRequest.of(List.of(event("last", 0))));

            assertThatThrownBy(tooMuch::join).hasCauseInstanceOf(Overloaded.class);
            holder.rollback();
            assertThat(inHand.join().firstPosition()).isEqualTo(1);
        }
    }

    @Test
    void aDatabaseShortOfSomethingFailsTheWholeBatchAtOnce() throws Exception {
        try (OpenLedger ledger = new OpenLedger(database, 2, null);
                Connection holder = database.asAdmin();
                Statement statement = holder.createStatement()) {
            ledger.tamper("CREATE SEQUENCE public.tries", """
                    CREATE FUNCTION public.full_disk() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                    BEGIN
                        PERFORM nextval('public.tries');
                        RAISE EXCEPTION 'no space left' USING ERRCODE = 'disk_full';
                    END $$
                    """, """
                    CREATE TRIGGER full_disk BEFORE INSERT ON ledger.batch
                    FOR EACH STATEMENT EXECUTE FUNCTION public.full_disk()
                    """);
            holder.setAutoCommit(false);
            statement.execute(AppendSql.LOCK);
            List<CompletableFuture<Appended>> all = new ArrayList<>();
            all.add(ledger.writer.append(AppendRequest.of(List.of(event("in hand", 0)))));
            await().until(() -> ledger.query(WAITING_FOR_LOCK).equals(List.of("1")));
            for (int i = 0; i < 50; i++) {
                all.add(ledger.writer.append(AppendRequest.of(List.of(event("s" + i, 0)))));
            }

            holder.rollback();

            assertThat(all)
                    .allSatisfy(each -> assertThatThrownBy(each::join).hasCauseInstanceOf(LedgerUnavailable.class));
            assertThat(ledger.query("SELECT last_value FROM public.tries"))
                    .as("the one in hand, and the rest together")
                    .containsExactly("2");
            ledger.tamper("DROP TRIGGER full_disk ON ledger.batch");
            assertThat(ledger.append(event("in hand", 0)).firstPosition()).isEqualTo(1);
        }
    }
}
