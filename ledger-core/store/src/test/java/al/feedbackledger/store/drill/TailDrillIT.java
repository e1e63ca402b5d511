package al.feedbackledger.store.drill;

import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.LedgerReader.StoredEvent;
import al.feedbackledger.store.eventstore.OpenLedger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What others do in the same database does not hold up those who follow the ledger: neither a transaction that has
 * written and sits idle, nor transactions that are rolled back. Where positions came from a sequence, both would.
 */
class TailDrillIT {
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Duration BETWEEN_APPENDS = Duration.ofMillis(10);
    private static final int ROLLED_BACK_ONE_IN = 100;

    /** The poll that finds what a notification did not tell; with the notification it is a few milliseconds. */
    private static final Duration LAG_MAX = Duration.ofSeconds(1);

    private final TestDatabase database = TestPostgres.newDatabase();
    private final Map<Long, Long> acknowledgedAt = new ConcurrentHashMap<>();
    private final Map<Long, Long> seenAt = new ConcurrentHashMap<>();
    private final AtomicInteger rolledBack = new AtomicInteger();
    private volatile long seen;
    private volatile boolean over;

    @Test
    void anIdleTransactionAndRollbacksElsewhereDoNotDelayTheTail() throws Exception {
        followWhileATransactionSitsIdle(SHORT);
    }

    @Test
    @Tag("long")
    void aTransactionIdleForNinetySecondsAndRollbacksElsewhereDoNotDelayTheTail() throws Exception {
        followWhileATransactionSitsIdle(LONG);
    }

    private void followWhileATransactionSitsIdle(Duration idleFor) throws Exception {
        try (OpenLedger here = new OpenLedger(database, 2, null);
                OpenLedger there = new OpenLedger(database, 2, null);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection idle = idleTransaction()) {
            Future<?> follower = threads.submit(() -> follow(there));
            Future<?> others = threads.submit(this::rollBackSome);
            long last = append(here, idleFor);
            while (seen < last && System.nanoTime() - acknowledgedAt.getOrDefault(last, 0L) < LAG_MAX.toNanos()) {
                Thread.sleep(1);
            }
            assertThat(seen)
                    .as("seen while the other transaction was still open")
                    .isEqualTo(last);
            idle.rollback();
            over = true;
            follower.get();
            others.get();
        }
        assertThat(rolledBack).hasPositiveValue();
        report(idleFor);
    }

    /** It has a transaction id and a snapshot, and holds both. */
    private Connection idleTransaction() throws SQLException {
        Connection idle = database.asApp();
        try (Statement statement = idle.createStatement()) {
            statement.execute("SET idle_in_transaction_session_timeout = 0");
            idle.setAutoCommit(false);
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            statement.execute(insert("idle"));
        }
        return idle;
    }

    private static String insert(String id) {
        return "INSERT INTO ops.import_identity (source, external_id, stream_id) VALUES ('elsewhere', '" + id
                + "', 'x')";
    }

    private long append(OpenLedger ledger, Duration during) throws InterruptedException {
        long end = System.nanoTime() + during.toNanos();
        long last = 0;
        for (int i = 0; System.nanoTime() < end; i++) {
            last = ledger.append(OpenLedger.event("stream-" + i, 0)).lastPosition();
            acknowledgedAt.put(last, System.nanoTime());
            Thread.sleep(BETWEEN_APPENDS);
        }
        return last;
    }

    /** Follows on another node, which hears of appends by the database alone. */
    private boolean follow(OpenLedger ledger) throws InterruptedException {
        while (!over) {
            if (ledger.tail.awaitBeyond(seen, LAG_MAX)) {
                for (StoredEvent event : ledger.reader.after(seen, 1_000)) {
                    seenAt.put(event.position(), System.nanoTime());
                    seen = event.position();
                }
            }
        }
        return true;
    }

    private boolean rollBackSome() throws SQLException, InterruptedException {
        try (Connection other = database.asApp();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            for (int i = 0; !over; i++) {
                statement.execute(insert("row-" + i));
                if (i % ROLLED_BACK_ONE_IN == 0) {
                    other.rollback();
                    rolledBack.incrementAndGet();
                } else {
                    other.commit();
                }
                Thread.sleep(1);
            }
        }
        return true;
    }

    private void report(Duration idleFor) {
        long[] lags = acknowledgedAt.entrySet().stream()
                .mapToLong(each -> Math.max(0, seenAt.getOrDefault(each.getKey(), Long.MAX_VALUE) - each.getValue()))
                .sorted()
                .toArray();
        Duration median = Duration.ofNanos(lags[lags.length / 2]);
        Duration longest = Duration.ofNanos(lags[lags.length - 1]);
        Drill.say("tail with a transaction idle for " + idleFor + " and " + rolledBack + " rollbacks elsewhere: "
                + lags.length + " appends, lag median " + median + ", longest " + longest);
        assertThat(longest).isLessThan(LAG_MAX);
    }
}
