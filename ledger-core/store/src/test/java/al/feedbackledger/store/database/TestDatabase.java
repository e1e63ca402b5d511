package al.feedbackledger.store.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * One ledger database of a test.
 *
 * @param admin a superuser's way in, for tests that tamper
 * @param app the application's way in
 */
public record TestDatabase(DatabaseAddress admin, DatabaseAddress app) {

    /** Its name on the server. */
    public String name() {
        return admin.url().substring(admin.url().lastIndexOf('/') + 1);
    }

    /** Opens it as the application does. */
    public LedgerDatabase open(int poolSize) {
        return LedgerDatabase.open(app, poolSize);
    }

    /** A connection as superuser. */
    public Connection asAdmin() throws SQLException {
        return Sessions.open(admin, "test");
    }

    /** A connection as the application's user. */
    public Connection asApp() throws SQLException {
        return Sessions.open(app, "test");
    }
}
