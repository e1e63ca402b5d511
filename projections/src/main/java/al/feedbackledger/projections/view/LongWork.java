package al.feedbackledger.projections.view;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;

import static java.util.Objects.requireNonNull;

/**
 * Statements that sort or index a whole table, in the running transaction: with the time that a table of many millions of
 * rows takes, instead of the limits that end what hangs.
 */
final class LongWork {
    private static final Duration AT_MOST = Duration.ofHours(2);

    private LongWork() {}

    static <T> T on(JdbcTemplate jdbc, Supplier<T> work) {
        Connection connection = DataSourceUtils.getConnection(requireNonNull(jdbc.getDataSource()));
        try {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) AT_MOST.toMillis());
            jdbc.execute(ViewSql.statementsTakeAtMost(AT_MOST));
            T result = work.get();
            // Where the work failed the connection is not used again before its pool has set this.
            connection.setNetworkTimeout(Runnable::run, usual);
            return result;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the connection's time limit cannot be changed", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, jdbc.getDataSource());
        }
    }
}
