package al.feedbackledger.store.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A PostgreSQL server for the tests of one process, and fresh ledger databases on it.
 *
 * <p>The server forgets on a power cut (fsync is off); tests of durability start an {@link EmbeddedServer} of their own.
 */
public final class TestPostgres {
    private static final Map<Release, TestPostgres> RUNNING = new HashMap<>();
    private static final Path DEBIAN_15 = Path.of("/usr/lib/postgresql/15/bin");
    private static final String TEMPLATE = "ledger_template";

    private final EmbeddedServer server;
    private final AtomicInteger databases = new AtomicInteger();

    /** Which PostgreSQL to test on. */
    public enum Release {
        /** The one that comes with the application. */
        EMBEDDED,
        /** The oldest supported one, as Debian 12 installs it. */
        DEBIAN_15
    }

    private TestPostgres(EmbeddedServer server) {
        this.server = server;
        LedgerBootstrap.createDatabase(server.maintenance(), TEMPLATE);
        LedgerBootstrap.prepare(server.database(TEMPLATE, "postgres"), appPassword());
    }

    /** A fresh, migrated database on the embedded release. */
    public static TestDatabase newDatabase() {
        return newDatabase(Release.EMBEDDED);
    }

    /** A fresh, migrated database; starts the server at the first call. */
    public static TestDatabase newDatabase(Release release) {
        return on(release).copyTemplate();
    }

    /** A database without a table; whoever starts on it brings everything. */
    public static TestDatabase newEmptyDatabase() {
        TestPostgres postgres = on(Release.EMBEDDED);
        String name = "empty_" + postgres.databases.incrementAndGet();
        LedgerBootstrap.createDatabase(postgres.server.maintenance(), name);
        return postgres.database(name);
    }

    /** A copy of a database on the embedded release, with all that is in it; nobody may be connected to the original. */
    public static TestDatabase copyOf(TestDatabase original) {
        return on(Release.EMBEDDED).copy(original.name());
    }

    private static synchronized TestPostgres on(Release release) {
        return RUNNING.computeIfAbsent(release, TestPostgres::start);
    }

    private static TestPostgres start(Release release) {
        try {
            Path data = Files.createTempDirectory("ledger-test-postgres-");
            EmbeddedServer server =
                    EmbeddedServer.start(DataFolder.take(data), programs(release), EmbeddedServer.Durability.FORGOTTEN);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndDelete(server, data)));
            return new TestPostgres(server);
        } catch (IOException e) {
            throw new UncheckedIOException("the test server's folder cannot be used", e);
        }
    }

    /** The programs of a release; unpacked once for all modules of this user. */
    public static ServerPrograms programs(Release release) throws IOException {
        return switch (release) {
            case EMBEDDED -> ServerPrograms.forData(Path.of(System.getProperty("java.io.tmpdir")));
            case DEBIAN_15 -> debian15();
        };
    }

    private static ServerPrograms debian15() {
        if (!Files.isExecutable(DEBIAN_15.resolve("initdb"))) {
            throw new IllegalStateException(
                    "PostgreSQL 15 is missing in " + DEBIAN_15 + "; install it: apt-get install postgresql-15");
        }
        return new ServerPrograms(DEBIAN_15);
    }

    private static void stopAndDelete(EmbeddedServer server, Path data) {
        server.close();
        try (Stream<Path> paths = Files.walk(data)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String appPassword() {
        String password = server.app().password();
        if (password == null) {
            throw new IllegalStateException("the server has made no password");
        }
        return password;
    }

    private TestDatabase copyTemplate() {
        return copy(TEMPLATE);
    }

    private TestDatabase copy(String original) {
        String name = "ledger_" + databases.incrementAndGet();
        try (Connection connection = Sessions.open(server.maintenance(), "test");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + original);
            // Grants on a database are not copied from its template.
            statement.execute("GRANT CONNECT, CREATE ON DATABASE " + name + " TO ledger_owner, ledger_app");
        } catch (SQLException e) {
            throw new IllegalStateException("the template could not be copied", e);
        }
        return database(name);
    }

    private TestDatabase database(String name) {
        return new TestDatabase(server.database(name, "postgres"), server.database(name, LedgerBootstrap.APP_ROLE));
    }
}
