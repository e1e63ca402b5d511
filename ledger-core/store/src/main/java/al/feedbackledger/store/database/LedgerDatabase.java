package al.feedbackledger.store.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** The application's ways into its database: a pool for short reads, and connections of one's own. */
public final class LedgerDatabase implements AutoCloseable {
    private static final Duration POOL_WAIT = Duration.ofSeconds(10);

    private final DatabaseAddress address;
    private final HikariDataSource pool;

    private LedgerDatabase(DatabaseAddress address, HikariDataSource pool) {
        this.address = address;
        this.pool = pool;
    }

    /**
     * Opens a database that {@link RightsCheck} has found safe.
     *
     * @param poolSize how many connections reads, projections and the token store share
     * @throws StartRefused where it is not safe, not there or too old
     */
    public static LedgerDatabase open(DatabaseAddress address, int poolSize) {
        RightsCheck.refuseUnlessSafe(address);
        HikariConfig config = new HikariConfig();
        config.setPoolName("ledger");
        config.setJdbcUrl(address.url());
        Properties settings = Sessions.settings(address, "pool");
        // A batch of inserts goes as few statements of many rows: views are folded by them.
        settings.setProperty("reWriteBatchedInserts", "true");
        config.setDataSourceProperties(settings);
        config.setUsername(settings.getProperty("user"));
        config.setPassword(settings.getProperty("password"));
        config.setMaximumPoolSize(poolSize);
        config.setConnectionTimeout(POOL_WAIT.toMillis());
        return new LedgerDatabase(address, new HikariDataSource(config));
    }

    /** Pooled connections, for short work only. */
    public DataSource pool() {
        return pool;
    }

    /**
     * A connection outside the pool, for whoever keeps one: the writer and the tail.
     *
     * @param purpose shown as the session's name
     */
    public Connection direct(String purpose) throws SQLException {
        return Sessions.open(address, purpose);
    }

    public DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() {
        pool.close();
    }
}
