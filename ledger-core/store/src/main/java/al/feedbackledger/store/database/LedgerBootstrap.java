package al.feedbackledger.store.database;

import al.feedbackledger.store.database.StartRefused.Code;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * Makes a database the ledger's: two roles, and the tables owned by the one the application is not.
 *
 * <p>{@code ledger_owner} cannot sign in and owns everything; {@code ledger_app} signs in and may only add to the
 * record. Both may create schemas: the owner by migrations, the application for its droppable views.
 */
public final class LedgerBootstrap {
    /** The role of the application. */
    public static final String APP_ROLE = "ledger_app";

    private static final String OWNER_ROLE = "ledger_owner";

    private LedgerBootstrap() {}

    /**
     * Creates what is missing and migrates; repeating it changes nothing.
     *
     * @param admin signs in as a role that may create roles
     * @param appPassword the password to set for {@code ledger_app}, or null to leave it as it is
     */
    public static void prepare(DatabaseAddress admin, @Nullable String appPassword) {
        createRoles(admin, appPassword);
        migrate(admin);
    }

    /** Creates the database if it is missing; {@code server} is the address of any database there. */
    static void createDatabase(DatabaseAddress server, String name) {
        try (Connection connection = Sessions.openOrRefuse(server, "bootstrap");
                Statement statement = connection.createStatement()) {
            if (!exists(connection, DatabaseSql.DATABASE_EXISTS, name)) {
                statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(name, true) + " TEMPLATE template0");
            }
        } catch (SQLException e) {
            throw mayNot("create the database " + name, server, e);
        }
    }

    private static void createRoles(DatabaseAddress admin, @Nullable String appPassword) {
        try (Connection connection = Sessions.openOrRefuse(admin, "bootstrap");
                Statement statement = connection.createStatement()) {
            RightsCheck.refuseOld(statement, admin);
            // Two nodes may start at once on an empty server.
            connection.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('feedback-ledger/bootstrap'))");
            if (!exists(connection, DatabaseSql.ROLE_EXISTS, OWNER_ROLE)) {
                statement.execute("CREATE ROLE ledger_owner NOLOGIN");
            }
            if (!exists(connection, DatabaseSql.ROLE_EXISTS, APP_ROLE)) {
                statement.execute("CREATE ROLE ledger_app LOGIN");
            }
            if (!isSuperuser(statement)) {
                statement.execute("GRANT ledger_owner TO CURRENT_USER");
            }
            if (appPassword != null) {
                statement.execute(text(connection, DatabaseSql.QUOTE_PASSWORD, APP_ROLE, appPassword));
            }
            statement.execute(text(connection, DatabaseSql.GRANT_DATABASE));
            connection.commit();
        } catch (SQLException e) {
            throw mayNot("create the roles ledger_owner and ledger_app", admin, e);
        }
    }

    private static void migrate(DatabaseAddress admin) {
        Properties signIn = admin.signIn();
        try {
            Flyway.configure()
                    .dataSource(admin.url(), signIn.getProperty("user"), signIn.getProperty("password"))
                    .initSql("SET ROLE " + OWNER_ROLE)
                    .defaultSchema("migration")
                    .locations("classpath:db/ledger")
                    .validateMigrationNaming(true)
                    .cleanDisabled(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StartRefused(
                    Code.TOO_FEW_RIGHTS,
                    "The tables at " + admin.place()
                            + " could not be brought up to date. Check that the admin may SET ROLE"
                            + " ledger_owner and that nobody changed the tables by hand.",
                    e);
        }
    }

    private static StartRefused mayNot(String what, DatabaseAddress admin, SQLException cause) {
        return new StartRefused(
                Code.TOO_FEW_RIGHTS,
                "The admin of " + admin.place() + " could not " + what + " (SQLSTATE " + cause.getSQLState()
                        + "). Let LEDGER_DB_ADMIN_URL sign in as a role that may create roles and databases.",
                cause);
    }

    private static boolean isSuperuser(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(DatabaseSql.IS_SUPERUSER)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        return Integer.parseInt(text(connection, sql, name)) > 0;
    }

    private static String text(Connection connection, String sql, String... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
