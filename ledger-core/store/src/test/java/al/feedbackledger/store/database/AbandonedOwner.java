package al.feedbackledger.store.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** A process that starts a server, commits one row, says so and waits to be killed. */
final class AbandonedOwner {
    static final String READY = "committed";

    private AbandonedOwner() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedServer server = EmbeddedServer.start(Path.of(arguments[0]));
        server.prepare();
        DatabaseAddress app = server.app();
        try (Connection connection = DriverManager.getConnection(app.url(), app.signIn());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO ops.import_identity (source, external_id, stream_id) VALUES ('s', 'e', 'kept')");
        }
        System.out.println(READY);
        System.out.flush();
        while (System.in.read() >= 0) {
            // Waits until it is killed, or its parent is gone.
        }
    }
}
