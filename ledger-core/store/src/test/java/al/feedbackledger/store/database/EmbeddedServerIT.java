package al.feedbackledger.store.database;

import al.feedbackledger.store.database.StartRefused.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedServerIT {
    @TempDir
    private Path temporary = Path.of("unset");

    private static String query(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address.url(), address.signIn());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void commitsAreDurableAndEveryoneNeedsAPassword() throws Exception {
        Path data = temporary.resolve("data");
        try (EmbeddedServer server = EmbeddedServer.start(data)) {
            server.prepare();

            String setting = "SELECT setting FROM pg_settings WHERE name = ";
            for (String name : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(query(server.admin(), setting + "'" + name + "'"))
                        .as(name)
                        .isEqualTo("on");
            }
            assertThat(query(server.admin(), setting + "'log_error_verbosity'")).isEqualTo("terse");
            assertThat(query(server.admin(), setting + "'listen_addresses'")).isEqualTo("127.0.0.1");
            assertThat(query(
                            server.admin(),
                            "SELECT datlocprovider FROM pg_database WHERE datname = current_database()"))
                    .isEqualTo("b");
            assertThat(query(
                            server.admin(),
                            "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"))
                    .isEqualTo("0");
            DatabaseAddress without = new DatabaseAddress(server.admin().url(), "postgres", "guessed");
            assertThatThrownBy(() -> query(without, "SELECT 1")).isInstanceOf(SQLException.class);
            assertThat(permissions(data)).isEqualTo("rwx------");
            assertThat(permissions(data.resolve("secrets/admin"))).isEqualTo("rw-------");
            assertThat(permissions(data.resolve("secrets/app"))).isEqualTo("rw-------");
        }
    }

    @Test
    void aFolderInUseIsRefusedByNameAndProcess() {
        try (EmbeddedServer server = EmbeddedServer.start(temporary)) {
            assertThat(server.port()).isPositive();
            assertThatThrownBy(() -> EmbeddedServer.start(temporary))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining(temporary.toString())
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()))
                    .extracting(e -> ((StartRefused) e).code())
                    .isEqualTo(Code.DATA_FOLDER_IN_USE);
        }
    }

    @Test
    void aServerKilledUnderItsOwnerStartsAgainWithItsData() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(temporary)) {
            server.prepare();
            query(
                    server.app(),
                    "INSERT INTO ops.import_identity (source, external_id, stream_id) VALUES ('s', 'e', 'kept')"
                            + " RETURNING 1");
            kill(server);

            assertThat(server.startAgainIfDown()).isTrue();
            assertThat(server.startAgainIfDown()).isFalse();
            assertThat(query(server.app(), "SELECT stream_id FROM ops.import_identity"))
                    .isEqualTo("kept");

            kill(server);
            // A mark that no server could finish, as on a full disk.
            Files.writeString(server.cluster().resolve("postmaster.pid"), "");
            assertThat(server.startAgainIfDown()).isTrue();
            assertThat(query(server.app(), "SELECT stream_id FROM ops.import_identity"))
                    .isEqualTo("kept");
        }
    }

    private static void kill(EmbeddedServer server) throws Exception {
        long postmaster = Long.parseLong(Files.readAllLines(server.cluster().resolve("postmaster.pid"))
                .getFirst()
                .strip());
        assertThat(ProcessHandle.of(postmaster).orElseThrow().destroyForcibly()).isTrue();
        assertThat(ServerProcesses.awaitNone(server.cluster(), Duration.ofSeconds(30)))
                .isTrue();
    }

    @Test
    void aClosedServerIsNotStartedAgain() throws Exception {
        EmbeddedServer server = EmbeddedServer.start(temporary);
        server.close();

        assertThat(server.startAgainIfDown()).isFalse();
        assertThat(ServerProcesses.workingIn(server.cluster())).isEmpty();
    }

    @Test
    void anOwnerKilledLeavesAServerThatTheNextStartReplaces() throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AbandonedOwner.class.getName(),
                        temporary.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(owner.getInputStream(), UTF_8))) {
            assertThat(out.lines().anyMatch(AbandonedOwner.READY::equals))
                    .as("the owner got ready")
                    .isTrue();
            assertThatThrownBy(() -> EmbeddedServer.start(temporary))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining(Long.toString(owner.pid()));
        } finally {
            owner.destroyForcibly().waitFor();
        }
        assertThat(ServerProcesses.workingIn(temporary.toRealPath().resolve("cluster")))
                .as("orphans")
                .isNotEmpty();

        try (EmbeddedServer server = EmbeddedServer.start(temporary)) {
            server.prepare();
            assertThat(query(server.app(), "SELECT stream_id FROM ops.import_identity"))
                    .isEqualTo("kept");
        }
    }
}
