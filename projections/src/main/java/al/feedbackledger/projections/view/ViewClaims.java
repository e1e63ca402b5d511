package al.feedbackledger.projections.view;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Which views this node folds: locks of a database session kept for this alone, so that they end with the node, at once
 * and however it ends, without anybody's clock.
 *
 * <p>A claim keeps nodes out of each other's way and no more. That every event is folded exactly once is seen to by the
 * lock on a view's progress row and by the order of positions.
 */
final class ViewClaims implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ViewClaims.class);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final Set<ViewName> held = new HashSet<>();
    private @Nullable Connection session;

    ViewClaims(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Claims a view, unless another node has it. */
    synchronized boolean take(ViewName view) {
        if (holds(view)) {
            return true;
        }
        boolean taken = ask(ViewSql.TAKE_CLAIM, view);
        if (taken) {
            held.add(view);
        }
        return taken;
    }

    /** Whether the claim still stands; it does not when the session has ended. */
    synchronized boolean holds(ViewName view) {
        return held.contains(view) && isAlive();
    }

    synchronized void release(ViewName view) {
        if (holds(view)) {
            ask(ViewSql.RELEASE_CLAIM, view);
            held.remove(view);
        }
    }

    private boolean isAlive() {
        try {
            if (session != null && session.isValid((int) ANSWERS_WITHIN.toSeconds())) {
                return true;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("five seconds are a time to wait", e);
        }
        end();
        return false;
    }

    private boolean ask(String sql, ViewName view) {
        try (PreparedStatement statement = session().prepareStatement(sql)) {
            statement.setString(1, view.schema());
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException e) {
            end();
            throw new DataAccessResourceFailureException("the session that claims views failed", e);
        }
    }

    private Connection session() throws SQLException {
        Connection open = session;
        if (open == null) {
            open = dataSource.getConnection();
            session = open;
        }
        return open;
    }

    private void end() {
        held.clear();
        Connection ended = session;
        session = null;
        if (ended != null) {
            try {
                ended.close();
            } catch (SQLException e) {
                LOG.debug("the session that claims views was closed already", e);
            }
        }
    }

    @Override
    public synchronized void close() {
        if (!held.isEmpty() && isAlive()) {
            // The connection goes back to its pool, and would take the locks along.
            Set.copyOf(held).forEach(this::release);
        }
        end();
    }
}
