package al.feedbackledger.store.database;

import al.feedbackledger.store.database.StartRefused.Code;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The admin's way into the embedded server of a data folder, for a command of another process: into the server of the
 * application that runs on the folder, or, where none runs, into one that is started for the visit and stopped after it.
 */
public final class ServerVisit implements AutoCloseable {
    /** The line of {@code postmaster.pid} that says the port; see PostgreSQL's {@code pidfile.h}. */
    private static final int PORT_LINE = 3;

    private final Path data;
    private final DatabaseAddress admin;
    private final @Nullable EmbeddedServer own;

    private ServerVisit(Path data, DatabaseAddress admin, @Nullable EmbeddedServer own) {
        this.data = data;
        this.admin = admin;
        this.own = own;
    }

    /**
     * @param data the data folder of an embedded server
     * @throws StartRefused if there is no cluster, or its server neither answers nor starts
     */
    public static ServerVisit to(Path data) {
        if (!Files.isDirectory(data.resolve("cluster"))) {
            throw new StartRefused(
                    Code.DATA_FOLDER_UNUSABLE,
                    "There is no embedded database in " + data + ". Name the data folder with --data; an external"
                            + " database is backed up by its own tools.");
        }
        try {
            EmbeddedServer own = EmbeddedServer.start(data);
            return new ServerVisit(data.toRealPath(), own.admin(), own);
        } catch (StartRefused refused) {
            if (refused.code() != Code.DATA_FOLDER_IN_USE) {
                throw refused;
            }
            return running(data);
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder cannot be read", e);
        }
    }

    private static ServerVisit running(Path folder) {
        try {
            Path data = folder.toRealPath();
            List<String> mark = Files.readAllLines(data.resolve("cluster/postmaster.pid"));
            int port = Integer.parseInt(mark.get(PORT_LINE).strip());
            String password = Files.readString(data.resolve("secrets/admin")).strip();
            String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + EmbeddedServer.DATABASE;
            return new ServerVisit(data, new DatabaseAddress(url, EmbeddedServer.ADMIN, password), null);
        } catch (IOException | RuntimeException notReady) {
            throw new StartRefused(
                    Code.DATABASE_UNREACHABLE,
                    "The application in " + folder + " runs, but its database does not (yet). Try again in a minute.",
                    notReady);
        }
    }

    /** Whether the application goes on running meanwhile. */
    public boolean isShared() {
        return own == null;
    }

    /** The server's files. */
    public Path cluster() {
        return data.resolve("cluster");
    }

    /** A connection as superuser, without the limits on how long a statement may take. */
    public Connection admin(String purpose) throws SQLException {
        Connection connection = Sessions.open(admin, purpose);
        try (var statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = 0");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
