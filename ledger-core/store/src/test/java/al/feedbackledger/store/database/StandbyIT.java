package al.feedbackledger.store.database;

import al.feedbackledger.store.database.EmbeddedServer.Durability;
import al.feedbackledger.store.eventstore.AppendRequest;
import al.feedbackledger.store.eventstore.ErasedCase;
import al.feedbackledger.store.eventstore.ErasureJournal;
import al.feedbackledger.store.eventstore.LedgerClosed;
import al.feedbackledger.store.eventstore.LedgerWriter;
import al.feedbackledger.store.eventstore.OpenLedger;
import al.feedbackledger.store.eventstore.WriteGate;
import al.feedbackledger.store.eventstore.WriteGate.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.testcontainers.shaded.org.awaitility.Awaitility.await;

/** A real asynchronous standby of Debian's PostgreSQL 15 that takes over without the last acknowledged event. */
class StandbyIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ErasureJournal NOTHING_ERASED = new ErasureJournal() {
        @Override
        public void write(List<ErasedCase> erased) {
            throw new IllegalStateException("nothing is erased here");
        }

        @Override
        public void requireWritten() {}
    };

    @TempDir
    private Path folder = Path.of("unset");

    private final ServerPrograms programs = debian15();

    private static ServerPrograms debian15() {
        try {
            return TestPostgres.programs(TestPostgres.Release.DEBIAN_15);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String password, String program, String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("programs.log");
        ProcessBuilder process = new ProcessBuilder(programs.command(program, List.of(arguments)))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.environment().put("PGPASSWORD", password);
        assertThat(process.start().waitFor()).as(() -> read(output)).isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String ask(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = Sessions.open(address, "test");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static DatabaseAddress at(DatabaseAddress address, String ports) {
        String url = "jdbc:postgresql://" + ports + "/" + EmbeddedServer.DATABASE + "?targetServerType=primary";
        return new DatabaseAddress(url, address.user(), address.password());
    }

    @Test
    @Tag("long")
    void thatLacksAnAcknowledgedEventStopsBusyAndIdleNodesFromWriting() throws Exception {
        Path copy = folder.resolve("standby");
        int port = freePort();
        EmbeddedServer primary =
                EmbeddedServer.start(DataFolder.take(folder.resolve("primary")), programs, Durability.KEPT);
        try {
            primary.prepare();
            String password = String.valueOf(primary.admin().password());
            run(
                    password,
                    "pg_basebackup",
                    "--pgdata=" + copy,
                    "--host=127.0.0.1",
                    "--port=" + primary.port(),
                    "--username=postgres",
                    "--wal-method=stream",
                    "--checkpoint=fast",
                    "--write-recovery-conf");
            run(password, "pg_verifybackup", copy.toString());
            run(
                    password,
                    "pg_ctl",
                    "start",
                    "--pgdata=" + copy,
                    "--wait",
                    "--log=" + folder.resolve("standby.log"),
                    "--options=" + ServerOptions.of(port, Durability.KEPT));
            takeOver(primary, copy, port);
        } finally {
            run("", "pg_ctl", "stop", "--pgdata=" + copy, "--mode=immediate", "--wait");
            primary.close();
        }
    }

    private void takeOver(EmbeddedServer primary, Path copy, int port) throws Exception {
        DatabaseAddress replica = new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + EmbeddedServer.DATABASE,
                primary.admin().user(),
                primary.admin().password());
        DatabaseAddress both = at(primary.app(), "127.0.0.1:" + primary.port() + ",127.0.0.1:" + port);
        WriteGate busyGate = new WriteGate();
        WriteGate idleGate = new WriteGate();
        try (LedgerWriter busy = writer(both, busyGate);
                LedgerWriter idle = writer(both, idleGate)) {
            var first = busy.append(AppendRequest.of(List.of(OpenLedger.event("case-1", 0))))
                    .join();
            await().atMost(SOON).until(() -> ask(replica, "SELECT count(*) FROM ledger.event")
                    .equals("1"));
            // From here on the standby receives nothing, as when the network is slow.
            try (Connection connection = Sessions.open(replica, "test");
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER SYSTEM SET primary_conninfo = ''");
                statement.execute("SELECT pg_reload_conf()");
            }
            await().atMost(SOON).until(() -> ask(replica, "SELECT count(*) FROM pg_stat_wal_receiver")
                    .equals("0"));
            var second = busy.append(AppendRequest.of(List.of(OpenLedger.event("case-2", 0))))
                    .join();
            assertThat(second.firstPosition()).isGreaterThan(first.firstPosition());
            await().atMost(SOON).until(() -> idle.knownPosition() == second.firstPosition());

            kill(primary);
            run("", "pg_ctl", "promote", "--pgdata=" + copy, "--wait");

            await().atMost(SOON).until(() -> idleGate.isClosedBy(Reason.ACKNOWLEDGED_EVENTS_MISSING));
            await().atMost(SOON).until(() -> busyGate.isClosedBy(Reason.ACKNOWLEDGED_EVENTS_MISSING));
            assertThatThrownBy(() -> busy.append(AppendRequest.of(List.of(OpenLedger.event("case-3", 0))))
                            .join())
                    .hasCauseInstanceOf(LedgerClosed.class);
            assertThat(ask(replica, "SELECT count(*) FROM ledger.event"))
                    .as("nothing was built on it")
                    .isEqualTo("1");
        }
    }

    private static LedgerWriter writer(DatabaseAddress address, WriteGate gate) {
        return new LedgerWriter(
                () -> Sessions.open(address, "writer"),
                "node-of-test",
                position -> {},
                NOTHING_ERASED,
                new SimpleMeterRegistry(),
                gate);
    }

    private static void kill(EmbeddedServer server) throws IOException {
        long pid = Long.parseLong(Files.readAllLines(server.cluster().resolve("postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
