package al.feedbackledger.bench;

import al.feedbackledger.store.database.DatabaseAddress;
import al.feedbackledger.store.database.EmbeddedServer;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Dropping every view and folding all events anew: how much longer a start takes until no view lags. */
final class Replays {
    private Replays() {}

    static void measure(Application application, Report report) throws IOException, InterruptedException {
        Report.say("replay");
        double usual;
        try (Server server = application.start()) {
            usual = server.secondsUntilNoViewLags();
        }
        long events = dropViews(application);
        try (Server server = application.start()) {
            double replaying = server.secondsUntilNoViewLags() - usual;
            report.figure(
                    "Replay of every view at once",
                    String.format(
                            Locale.ROOT,
                            "%,d events in %.1f s: %,.0f events/s",
                            events,
                            replaying,
                            events / replaying));
        }
    }

    /** Returns how many events there are to fold. */
    private static long dropViews(Application application) {
        EmbeddedServer server = EmbeddedServer.start(application.data());
        try {
            DatabaseAddress admin = server.admin();
            try (Connection connection = DriverManager.getConnection(admin.url(), admin.user(), admin.password());
                    Statement statement = connection.createStatement()) {
                for (String schema : viewSchemas(statement)) {
                    statement.execute("DROP SCHEMA " + schema + " CASCADE");
                }
                return number(statement, "SELECT count(position) FROM ledger.event");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the views could not be dropped", e);
        } finally {
            server.close();
        }
    }

    private static List<String> viewSchemas(Statement statement) throws SQLException {
        List<String> schemas = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT quote_ident(nspname) AS name FROM pg_namespace WHERE nspname LIKE 'view\\_%'")) {
            while (rows.next()) {
                schemas.add(rows.getString("name"));
            }
        }
        return schemas;
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
