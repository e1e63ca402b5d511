package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.eventstore.AppendTransaction.Prepared;
import al.feedbackledger.store.eventstore.AppendTransaction.Result;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;

/** The writer's connection, opened anew when it is lost, and transactions that survive the loss. */
final class WriterConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriterConnection.class);

    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Connections connections;
    private volatile @Nullable Connection current;
    private volatile @Nullable LedgerEnd acknowledged;

    WriterConnection(Connections connections) {
        this.connections = connections;
    }

    /** Work inside a transaction, up to its last round trip, which commits. */
    @FunctionalInterface
    interface Work {
        Prepared in(Connection connection, UUID batchUuid) throws SQLException;
    }

    /**
     * Runs and commits some work, exactly once: a transaction that certainly did not commit is run again on a new
     * connection; one that perhaps did is looked up by its batch id first.
     *
     * @throws LedgerUnavailable when the database stays away too long
     * @throws LedgerClosed when it comes back without what was committed before
     * @throws SQLException for anything that is not a lost connection
     */
    Result inTransaction(long giveUpAtNanos, Work work) throws SQLException, InterruptedException {
        Duration pause = FIRST_PAUSE;
        Doubt doubt = null;
        while (true) {
            UUID batchUuid = LedgerIds.nextUuid();
            Result prepared = null;
            try {
                Connection connection = open();
                if (doubt != null && isStored(connection, doubt.batchUuid())) {
                    return remembering(doubt.result());
                }
                doubt = null;
                Prepared ready = work.in(connection, batchUuid);
                // From here on, a lost connection leaves the outcome open.
                prepared = ready.result();
                ready.commit();
                return remembering(prepared);
            } catch (SQLException e) {
                if (!isLost(e)) {
                    rollback();
                    throw e;
                }
                LOG.warn("the writer lost its connection (SQLSTATE {})", e.getSQLState());
                drop();
                doubt = prepared == null ? doubt : new Doubt(batchUuid, prepared);
                if (System.nanoTime() - giveUpAtNanos > 0) {
                    throw new LedgerUnavailable(
                            doubt == null ? "the database does not answer" : "the database went away during a COMMIT",
                            e);
                }
            } catch (RuntimeException e) {
                rollback();
                throw e;
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private Result remembering(Result committed) {
        acknowledged = committed.end() == null ? acknowledged : committed.end();
        return committed;
    }

    /**
     * Looks, while there is nothing to write, whether the database still holds what this node knows of it; so a node that
     * is idle notices too that another server has taken its place. Remembers how far the ledger goes now.
     *
     * @return whether the database answered
     * @throws LedgerClosed when it came back without what was known before
     */
    boolean look() {
        try {
            Connection connection = open();
            LedgerEnd end = LedgerEnd.read(connection);
            connection.rollback();
            acknowledged = end.position() == 0 ? acknowledged : end;
            return true;
        } catch (SQLException e) {
            LOG.debug("the idle writer finds the database away (SQLSTATE {})", e.getSQLState());
            drop();
            return false;
        }
    }

    /** A transaction that may or may not have committed. */
    private record Doubt(UUID batchUuid, Result result) {}

    private static boolean isStored(Connection connection, UUID batchUuid) throws SQLException {
        boolean stored = AppendTransaction.isStored(connection, batchUuid);
        connection.rollback();
        return stored;
    }

    private Connection open() throws SQLException {
        Connection connection = current;
        if (connection == null) {
            connection = connections.open();
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            try (Statement statement = connection.createStatement()) {
                // A frozen node must not hold the ledger's lock.
                statement.execute("SET lock_timeout = '10s'");
                statement.execute("SET statement_timeout = '30s'");
                statement.execute("SET idle_in_transaction_session_timeout = '10s'");
            }
            connection.commit();
            current = connection;
            requirePrimary(connection);
            requireAcknowledged(connection);
        }
        return connection;
    }

    /** A standby that has not taken over may lag behind, and tells nothing about what is lost: its time comes, or not. */
    private void requirePrimary(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ReadSql.IS_STANDBY)) {
            row.next();
            if (row.getBoolean(1)) {
                throw new SQLException("the database is a standby", CANNOT_CONNECT_NOW);
            }
        }
    }

    /**
     * A database that comes back may be another one: a standby that had not received everything when it took over, or an
     * older copy. Then what this node has acknowledged is gone, and to go on would hide it.
     */
    private void requireAcknowledged(Connection connection) throws SQLException {
        LedgerEnd known = acknowledged;
        boolean there = known == null || known.isIn(connection);
        connection.rollback();
        if (known != null && !there) {
            drop();
            throw new LedgerClosed(
                    WriteGate.Reason.ACKNOWLEDGED_EVENTS_MISSING,
                    "The database that answers now lacks the event at position " + known.position()
                            + " that was acknowledged, or holds another in its place. Has a standby taken over, or was an"
                            + " older copy put in its place?");
        }
    }

    /** Connection exceptions (class 08), a server that goes down or ended our session (57P, 25P03). */
    static boolean isLost(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return state.startsWith("08") || state.startsWith("57P") || state.equals("25P03") || state.equals("53300");
    }

    private void rollback() {
        Connection connection = current;
        if (connection != null) {
            try {
                connection.rollback();
            } catch (SQLException e) {
                LOG.warn("the writer's connection does not roll back (SQLSTATE {}); opening another", e.getSQLState());
                drop();
            }
        }
    }

    private void drop() {
        Connection connection = current;
        current = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("a lost connection does not close", e);
            }
        }
    }

    /** Up to where this node knows the ledger; 0 before it has looked. */
    long knownPosition() {
        LedgerEnd known = acknowledged;
        return known == null ? 0 : known.position();
    }

    @Nullable
    Integer backendPid() throws SQLException {
        Connection connection = current;
        return connection == null ? null : connection.unwrap(PGConnection.class).getBackendPID();
    }

    @Override
    public void close() {
        drop();
    }
}
