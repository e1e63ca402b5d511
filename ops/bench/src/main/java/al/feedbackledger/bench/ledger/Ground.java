package al.feedbackledger.bench.ledger;

import al.feedbackledger.store.database.DatabaseAddress;
import al.feedbackledger.store.database.EmbeddedServer;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** The application's own PostgreSQL with its own settings, fsync on, and a fresh database for each measurement. */
final class Ground implements AutoCloseable {
    private final EmbeddedServer server;
    private final CoreSeconds cores;
    private int databases;

    private Ground(EmbeddedServer server, CoreSeconds cores) {
        this.server = server;
        this.cores = cores;
    }

    static Ground start(Path data) throws IOException {
        EmbeddedServer server = EmbeddedServer.start(data);
        server.prepare();
        return new Ground(server, new CoreSeconds(data.resolve("cluster")));
    }

    CoreSeconds cores() {
        return cores;
    }

    /** A database with the ledger's tables and nothing in them. */
    Database fresh() throws SQLException {
        databases++;
        String name = "bench_" + databases;
        maintain("CREATE DATABASE " + name + " TEMPLATE " + EmbeddedServer.DATABASE);
        maintain("GRANT CONNECT, CREATE ON DATABASE " + name + " TO ledger_app");
        // What a measurement before left to be written would otherwise be written during this one.
        maintain("CHECKPOINT");
        return new Database(this, name);
    }

    void drop(Database database) throws SQLException {
        maintain("DROP DATABASE " + database.name() + " WITH (FORCE)");
    }

    DatabaseAddress app(String database) {
        return at(server.app(), database);
    }

    DatabaseAddress admin(String database) {
        return at(server.admin(), database);
    }

    private DatabaseAddress at(DatabaseAddress address, String database) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database, address.user(), address.password());
    }

    private void maintain(String sql) throws SQLException {
        try (Connection connection = open(admin("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static Connection open(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(
                address.url(), Objects.requireNonNull(address.user()), Objects.requireNonNull(address.password()));
    }

    @Override
    public void close() {
        server.close();
    }
}
