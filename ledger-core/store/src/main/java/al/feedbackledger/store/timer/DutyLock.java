package al.feedbackledger.store.timer;

import al.feedbackledger.store.eventstore.Connections;
import al.feedbackledger.store.eventstore.LedgerUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The right to do what exactly one node does: a session lock on a connection of its own, which goes with the node when
 * it dies. Every thread that has such a duty asks before it acts.
 */
public final class DutyLock {
    private static final Logger LOG = LoggerFactory.getLogger(DutyLock.class);
    private static final int ANSWER_SECONDS = 1;

    private final Connections connections;
    private @Nullable Connection held;

    public DutyLock(Connections connections) {
        this.connections = connections;
    }

    /**
     * Whether this node has the duties now; takes them where nobody has them.
     *
     * @throws LedgerUnavailable if the database does not answer
     */
    public synchronized boolean isMine() {
        try {
            Connection before = held;
            if (before != null && before.isValid(ANSWER_SECONDS)) {
                return true;
            }
            letGo();
            return take();
        } catch (SQLException e) {
            throw new LedgerUnavailable(
                    "the duties' lock could not be asked for (SQLSTATE " + e.getSQLState() + ")", e);
        }
    }

    private boolean take() throws SQLException {
        Connection fresh = connections.open();
        boolean taken = false;
        try (Statement statement = fresh.createStatement();
                ResultSet row = statement.executeQuery(TimerSql.TAKE_DUTIES)) {
            row.next();
            taken = row.getBoolean("taken");
        } finally {
            if (!taken) {
                fresh.close();
            }
        }
        held = taken ? fresh : null;
        return taken;
    }

    /** Leaves the duties to whoever asks next. */
    public synchronized void letGo() {
        Connection before = held;
        held = null;
        if (before != null) {
            try {
                before.close();
            } catch (SQLException e) {
                LOG.debug("the duties' connection was gone already (SQLSTATE {})", e.getSQLState());
            }
        }
    }
}
