package al.feedbackledger.store.database;

import al.feedbackledger.store.database.StartRefused.Code;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Refuses to start on a database that is too old, empty, or whose user could alter what was recorded. */
public final class RightsCheck {
    private static final int OLDEST_VERSION = 150_000;

    private RightsCheck() {}

    /**
     * Checks the database as the application's user sees it.
     *
     * @throws StartRefused with the sentence to show
     */
    public static void refuseUnlessSafe(DatabaseAddress address) {
        try (Connection connection = Sessions.openOrRefuse(address, "check");
                Statement statement = connection.createStatement()) {
            refuseOld(statement, address);
            List<String> tooMany = rights(statement);
            if (!tooMany.isEmpty()) {
                throw new StartRefused(
                        Code.TOO_MANY_RIGHTS,
                        "The database user of the application could alter the record: " + String.join(", ", tooMany)
                                + ". Let LEDGER_DB_URL sign in as ledger_app, and keep the admin for LEDGER_DB_ADMIN_URL.");
            }
            refuseEmpty(statement, address);
        } catch (SQLException e) {
            throw new StartRefused(
                    Code.DATABASE_UNREACHABLE,
                    "The database at " + address.place() + " could not be checked (SQLSTATE " + e.getSQLState()
                            + "). Try again when it answers.",
                    e);
        }
    }

    static void refuseOld(Statement statement, DatabaseAddress address) throws SQLException {
        try (ResultSet row = statement.executeQuery(DatabaseSql.SERVER_VERSION)) {
            row.next();
            refuseVersion(row.getInt(1), address);
        }
    }

    static void refuseVersion(int version, DatabaseAddress address) {
        if (version < OLDEST_VERSION) {
            throw new StartRefused(
                    Code.DATABASE_TOO_OLD,
                    "The database at " + address.place() + " is PostgreSQL " + version / 10_000
                            + "; PostgreSQL 15 or newer is needed. Upgrade it or give another address.");
        }
    }

    private static List<String> rights(Statement statement) throws SQLException {
        List<String> tooMany = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(DatabaseSql.RIGHTS_TOO_MANY)) {
            while (rows.next()) {
                tooMany.add(rows.getString("why"));
            }
        }
        return tooMany;
    }

    private static void refuseEmpty(Statement statement, DatabaseAddress address) throws SQLException {
        if (!ledgerIsReadable(statement)) {
            throw new StartRefused(
                    Code.NOT_MIGRATED,
                    "The database at " + address.place() + " has no ledger tables this user may read. "
                            + "Set LEDGER_DB_ADMIN_URL and run: ops/ledger migrate");
        }
    }

    private static boolean ledgerIsReadable(Statement statement) throws SQLException {
        try (ResultSet schema = statement.executeQuery("SELECT to_regnamespace('ledger') IS NOT NULL")) {
            schema.next();
            if (!schema.getBoolean(1)) {
                return false;
            }
        }
        try (ResultSet tables = statement.executeQuery(DatabaseSql.LEDGER_IS_READABLE)) {
            tables.next();
            return tables.getBoolean(1);
        }
    }
}
