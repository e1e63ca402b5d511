package al.feedbackledger.store.database;

import al.feedbackledger.store.database.EmbeddedServer.Durability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A PostgreSQL 15 with a migrated ledger database, and an asynchronous standby of it that can be cut off and can take
 * over; both of Debian's programs.
 */
public final class Standby implements AutoCloseable {
    private final Path folder;
    private final ServerPrograms programs;
    private final EmbeddedServer primary;
    private final Path copy;
    private final int port;

    private Standby(Path folder, ServerPrograms programs, EmbeddedServer primary, int port) {
        this.folder = folder;
        this.programs = programs;
        this.primary = primary;
        this.copy = folder.resolve("standby");
        this.port = port;
    }

    /** Starts both, in a folder of the test. */
    public static Standby start(Path folder) throws IOException {
        ServerPrograms programs = TestPostgres.programs(TestPostgres.Release.DEBIAN_15);
        EmbeddedServer primary =
                EmbeddedServer.start(DataFolder.take(folder.resolve("primary")), programs, Durability.KEPT);
        Standby both = new Standby(folder, programs, primary, freePort());
        try {
            primary.prepare();
            both.copyAndFollow();
            return both;
        } catch (IOException | RuntimeException | Error e) {
            both.close();
            throw e;
        }
    }

    private void copyAndFollow() throws IOException {
        run(
                "pg_basebackup",
                "--pgdata=" + copy,
                "--host=127.0.0.1",
                "--port=" + primary.port(),
                "--username=postgres",
                "--wal-method=stream",
                "--checkpoint=fast",
                "--write-recovery-conf");
        run("pg_verifybackup", copy.toString());
        run(
                "pg_ctl",
                "start",
                "--pgdata=" + copy,
                "--wait",
                "--log=" + folder.resolve("standby.log"),
                "--options=" + ServerOptions.of(port, Durability.KEPT));
    }

    private void run(String program, String... arguments) throws IOException {
        Path output = folder.resolve("programs.log");
        ProcessBuilder process = new ProcessBuilder(programs.command(program, List.of(arguments)))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.environment().put("PGPASSWORD", String.valueOf(primary.admin().password()));
        if (ended(process.start()) != 0) {
            throw new IOException(program + ": " + Files.readString(output, StandardCharsets.UTF_8));
        }
    }

    private static int ended(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a program of PostgreSQL runs", e);
        }
    }

    /** The application's way in to whichever of the two is the primary. */
    public DatabaseAddress app() {
        String url = "jdbc:postgresql://127.0.0.1:" + primary.port() + ",127.0.0.1:" + port + "/"
                + EmbeddedServer.DATABASE + "?targetServerType=primary";
        return new DatabaseAddress(url, primary.app().user(), primary.app().password());
    }

    /** Asks the standby, before and after it has taken over. */
    private String ask(String sql) throws SQLException {
        try (Connection connection = ofStandby();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private Connection ofStandby() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + EmbeddedServer.DATABASE;
        return Sessions.open(
                new DatabaseAddress(url, primary.admin().user(), primary.admin().password()), "test");
    }

    /** How many events the standby has received. */
    public long events() throws SQLException {
        return Long.parseLong(ask("SELECT count(*) FROM ledger.event"));
    }

    /** Soon after this the standby receives nothing more, as when the network is slow. */
    public void cutOff() throws SQLException {
        try (Connection connection = ofStandby();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET primary_conninfo = ''");
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    public boolean isCutOff() throws SQLException {
        return ask("SELECT count(*) FROM pg_stat_wal_receiver").equals("0");
    }

    /** The primary dies, and the standby takes its place with what it has. */
    public void takeOver() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(primary.cluster().resolve("postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        run("pg_ctl", "promote", "--pgdata=" + copy, "--wait");
    }

    @Override
    public void close() throws IOException {
        try {
            if (Files.exists(copy.resolve("postmaster.pid"))) {
                run("pg_ctl", "stop", "--pgdata=" + copy, "--mode=immediate", "--wait");
            }
        } finally {
            primary.close();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
