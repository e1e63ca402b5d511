package al.feedbackledger.store.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Opens connections with the limits every session of the ledger has. */
final class Sessions {
    private static final int CONNECT_TIMEOUT_SECONDS = 5;

    /** Longer than any statement may take: beyond it the server is not slow but gone. */
    private static final int SOCKET_TIMEOUT_SECONDS = 90;

    private Sessions() {}

    /**
     * The driver's settings.
     *
     * <p>{@code logServerErrorDetail=false}: the driver would otherwise put the failing row, and with it somebody's
     * words, into the exception's message. The timeouts keep a frozen node from holding the ledger's lock.
     */
    static Properties settings(DatabaseAddress address, String purpose) {
        Properties settings = address.signIn();
        settings.setProperty("ApplicationName", "feedback-ledger " + purpose);
        settings.setProperty("logServerErrorDetail", "false");
        settings.setProperty("tcpKeepAlive", "true");
        settings.setProperty("connectTimeout", Integer.toString(CONNECT_TIMEOUT_SECONDS));
        settings.setProperty("socketTimeout", Integer.toString(SOCKET_TIMEOUT_SECONDS));
        settings.setProperty(
                "options",
                "-c lock_timeout=10000 -c statement_timeout=60000 -c idle_in_transaction_session_timeout=15000"
                        + " -c TimeZone=UTC");
        return settings;
    }

    static Connection open(DatabaseAddress address, String purpose) throws SQLException {
        return DriverManager.getConnection(address.url(), settings(address, purpose));
    }

    /** Opens a connection for the start, where failing means not to start. */
    static Connection openOrRefuse(DatabaseAddress address, String purpose) {
        try {
            return open(address, purpose);
        } catch (SQLException e) {
            throw new StartRefused(
                    StartRefused.Code.DATABASE_UNREACHABLE,
                    "The database at " + address.place() + " cannot be entered (SQLSTATE " + e.getSQLState()
                            + "). Check that PostgreSQL runs there and that address, user and password are right.",
                    e);
        }
    }
}
