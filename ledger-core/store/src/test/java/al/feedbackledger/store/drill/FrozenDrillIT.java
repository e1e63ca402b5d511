package al.feedbackledger.store.drill;

import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.axon.LedgerDoor;
import al.feedbackledger.store.check.LedgerCheck;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.LedgerIds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testcontainers.shaded.org.awaitility.Awaitility.await;

/** Whoever holds the ledger's lock and stands still: the others get through, and it writes nothing twice afterwards. */
class FrozenDrillIT {
    /** The lock's own timeout and a margin: nobody waits longer for an answer. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(25);

    private static final Duration THROUGH_WITHIN = Duration.ofSeconds(40);

    /** The ledger's own lock, held by a session of the drill until it lets go. */
    private static final String HOLD = "SELECT pg_advisory_lock(3264333742356968487)";

    private static final String LET_GO = "SELECT pg_advisory_unlock(3264333742356968487)";

    private static final String WRITER_WAITING = """
            SELECT pid::text FROM pg_stat_activity
             WHERE datname = current_database() AND application_name = 'feedback-ledger writer'
               AND wait_event_type = 'Lock' AND wait_event = 'advisory'
            """;

    private static final String IDLE_WITH_THE_LOCK = """
            SELECT a.pid::text FROM pg_stat_activity a
              JOIN pg_locks l ON l.pid = a.pid AND l.locktype = 'advisory' AND l.granted
             WHERE a.datname = current_database() AND a.application_name = 'feedback-ledger writer'
               AND a.state = 'idle in transaction'
            """;

    private final TestDatabase database = TestPostgres.newDatabase();
    private final String stream = LedgerIds.next();

    @Test
    void aNodeFrozenWithTheLockLetsOthersThroughAndWritesNothingTwice() throws Exception {
        try (LedgerDoor other = new LedgerDoor(database, 2);
                Connection holder = database.asAdmin();
                Statement statement = holder.createStatement()) {
            statement.execute(HOLD);
            try (NodeProcess node = NodeProcess.start(database, stream)) {
                await().atMost(THROUGH_WITHIN)
                        .until(() -> !other.ledger.query(WRITER_WAITING).isEmpty());
                node.freeze();
                statement.execute(LET_GO);
                await().until(() -> !other.ledger.query(IDLE_WITH_THE_LOCK).isEmpty());

                long start = System.nanoTime();
                CommandResult result = NodeProcess.give(other, stream);
                while (result instanceof CommandResult.Unavailable) {
                    result = NodeProcess.give(other, stream);
                }
                Duration waited = Duration.ofNanos(System.nanoTime() - start);
                Drill.say("another node got through after " + waited + " behind a frozen one");
                assertThat(result).isInstanceOf(CommandResult.Done.class);
                assertThat(waited).isLessThan(THROUGH_WITHIN);

                node.thaw();
                assertThat(node.told()).isIn("Repeated", "Unavailable");
            }
            isStoredOnce(other);
        }
    }

    @Test
    @Tag("long")
    void aServerProcessFrozenWithTheLockLeavesNobodyWithoutAnAnswerAndWritesNothingTwice() throws Exception {
        try (LedgerDoor first = new LedgerDoor(database, 2);
                LedgerDoor other = new LedgerDoor(database, 2);
                Connection holder = database.asAdmin();
                Statement statement = holder.createStatement()) {
            statement.execute(HOLD);
            CompletableFuture<CommandResult> frozen =
                    CompletableFuture.supplyAsync(() -> NodeProcess.give(first, stream));
            await().until(() -> !other.ledger.query(WRITER_WAITING).isEmpty());
            long backend = Long.parseLong(other.ledger.query(WRITER_WAITING).getFirst());
            NodeProcess.signal("STOP", backend);
            try {
                statement.execute(LET_GO);
                long start = System.nanoTime();
                assertThat(NodeProcess.give(other, stream)).isInstanceOf(CommandResult.Unavailable.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ANSWERED_WITHIN);
            } finally {
                NodeProcess.signal("CONT", backend);
            }

            CommandResult again = NodeProcess.give(other, stream);

            // Whichever of the two it was: the other repeats it, or was told that nobody answers.
            List<Class<?>> told = List.of(again.getClass(), frozen.get().getClass());
            Drill.say("behind a frozen server process, then: " + told);
            assertThat(told)
                    .containsOnlyOnce(CommandResult.Done.class)
                    .containsAnyOf(CommandResult.Repeated.class, CommandResult.Unavailable.class);
            isStoredOnce(other);
        }
    }

    private void isStoredOnce(LedgerDoor node) throws SQLException {
        assertThat(node.ledger.query("SELECT stream_id FROM ledger.event WHERE event_name = 'FeedbackSubmitted'"))
                .containsExactly(stream);
        try (Connection connection = database.asApp()) {
            assertThat(LedgerCheck.of(connection).faults()).isEmpty();
        }
    }
}
