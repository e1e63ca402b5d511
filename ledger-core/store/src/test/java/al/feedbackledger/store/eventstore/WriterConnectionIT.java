package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import org.junit.jupiter.api.Test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import static al.feedbackledger.store.eventstore.OpenLedger.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.testcontainers.shaded.org.awaitility.Awaitility.await;

class WriterConnectionIT {
    private final TestDatabase database = TestPostgres.newDatabase();

    /** A connection whose next COMMIT is stored, but whose session ends before the answer arrives. */
    private Connection losingTheAnswer(AtomicBoolean lose) throws SQLException {
        Connection real = database.asApp();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(real, arguments);
                        if (method.getName().equals("commit") && lose.compareAndSet(true, false)) {
                            real.close();
                            throw new SQLException("the answer to COMMIT was lost", "08006");
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
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
            for (int i = 0; i <= LedgerWriter.QUEUE_MAX; i++) {
                CompletableFuture<Appended> waiting =
                        ledger.writer.append(AppendRequest.of(List.of(event("s" + i, 0))));
                if (waiting.isDone()) {
                    break;
                }
            }
            // The writer holds one request beside the queue, so at the latest the one after it is too much.
            CompletableFuture<Appended> tooMuch = ledger.writer.append(AppendRequest.of(List.of(event("last", 0))));
            CompletableFuture<Appended> again = ledger.writer.append(AppendRequest.of(List.of(event("last", 0))));
            assertThat(List.of(tooMuch, again))
                    .anySatisfy(f -> assertThatThrownBy(f::join).hasCauseInstanceOf(Overloaded.class));
            holder.rollback();
        }
    }
}
