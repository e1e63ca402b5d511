package al.feedbackledger.store.eventstore;

import io.micrometer.core.instrument.MeterRegistry;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Knows how far the ledger has grown and wakes those who follow it.
 *
 * <p>Followers are woken at once when the ledger was quiet, and at most every {@link #WAKE_EVERY} when it is not: a view
 * that folds each event of a crowd in a transaction of its own costs more than the crowd itself.
 *
 * <p>This node's writer tells it at once; other nodes' writers by NOTIFY on a connection of its own; and every second it
 * asks, in case a notification was lost with a connection.
 */
public final class LedgerTail implements AutoCloseable {
    static final String CHANNEL = "ledger_tail";

    private static final Logger LOG = LoggerFactory.getLogger(LedgerTail.class);
    private static final Duration POLL_EVERY = Duration.ofSeconds(1);

    /** Short for a person who waits for what was just done, long enough for a crowd's events to gather. */
    static final Duration WAKE_EVERY = Duration.ofMillis(25);

    private final Connections connections;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
    private final Thread thread;
    private volatile long head;
    private volatile long woken;
    private volatile boolean closing;
    private long wokenAtNanos = System.nanoTime() - WAKE_EVERY.toNanos();
    private boolean wakingLater;

    /** Starts following the ledger. */
    public LedgerTail(Connections connections, MeterRegistry registry) {
        this.connections = connections;
        registry.gauge("ledger.head", this, tail -> tail.head);
        this.thread = Thread.ofPlatform().daemon().name("ledger-tail").start(this::run);
    }

    /** The last position known; the ledger itself may be further. */
    public long head() {
        return head;
    }

    /** The last position that followers were woken for: what they should read up to now. */
    public long woken() {
        return woken;
    }

    /** Says that the ledger has grown; going back is ignored. */
    public void advance(long position) {
        long wait;
        lock.lock();
        try {
            if (position <= head) {
                return;
            }
            head = position;
            if (wakingLater) {
                return;
            }
            wait = wokenAtNanos + WAKE_EVERY.toNanos() - System.nanoTime();
            wakingLater = wait > 0;
        } finally {
            lock.unlock();
        }
        if (wait > 0) {
            CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS).execute(this::wake);
        } else {
            wake();
        }
    }

    private void wake() {
        lock.lock();
        try {
            woken = head;
            wokenAtNanos = System.nanoTime();
            wakingLater = false;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(Runnable::run);
    }

    /** Runs a callback whenever the ledger has grown; it must be quick. */
    public AutoCloseable listen(Runnable listener) {
        // A wrapper of its own: the same runnable may listen twice.
        Runnable own = () -> listener.run();
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    /** Waits until followers are woken for more than a position; false if it is not when the time is over. */
    public boolean awaitBeyond(long position, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (woken <= position) {
                if (left <= 0) {
                    return false;
                }
                left = grown.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!closing) {
            try (Connection connection = connections.open()) {
                follow(connection);
            } catch (SQLException e) {
                if (!closing) {
                    LOG.warn("the tail lost its connection (SQLSTATE {})", e.getSQLState());
                    pause();
                }
            }
        }
    }

    private void follow(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
            PGConnection session = connection.unwrap(PGConnection.class);
            while (!closing) {
                // Asked after LISTEN, and again whenever a second was silent: nothing can fall between.
                advance(readHead(statement));
                PGNotification[] notifications = session.getNotifications(Math.toIntExact(POLL_EVERY.toMillis()));
                while (!closing && notifications.length > 0) {
                    for (PGNotification notification : notifications) {
                        advance(Long.parseLong(notification.getParameter()));
                    }
                    notifications = session.getNotifications(Math.toIntExact(POLL_EVERY.toMillis()));
                }
            }
        }
    }

    private static long readHead(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(ReadSql.HEAD_POSITION)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void pause() {
        try {
            Thread.sleep(POLL_EVERY);
        } catch (InterruptedException e) {
            LOG.debug("the tail is closed while it waits for the database");
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }
}
