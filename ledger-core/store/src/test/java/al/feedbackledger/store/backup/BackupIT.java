package al.feedbackledger.store.backup;

import al.feedbackledger.store.backup.LedgerRestore.Sources;
import al.feedbackledger.store.database.EmbeddedServer;
import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.eventstore.AppendRequest;
import al.feedbackledger.store.eventstore.Appended;
import al.feedbackledger.store.eventstore.LedgerClosed;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.eventstore.LedgerWriter;
import al.feedbackledger.store.eventstore.StagedEvent;
import al.feedbackledger.store.eventstore.WriteGate;
import al.feedbackledger.store.eventstore.WriteGate.Reason;
import al.feedbackledger.store.vault.ErasureLog;
import al.feedbackledger.store.vault.KeyFingerprints;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.Randomness;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.testcontainers.shaded.org.awaitility.Awaitility.await;

class BackupIT {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00.123456Z");
    private static final CopyProgress SILENT = (done, total) -> {};

    @TempDir
    private Path folder = Path.of("unset");

    private Path data() {
        return folder.resolve("data");
    }

    private Path keys() {
        return data().resolve("keys");
    }

    private Path backup() {
        return folder.resolve("backup");
    }

    private Path again() {
        return folder.resolve("again");
    }

    private Sources sources() {
        return new Sources(backup(), keys(), null);
    }

    /** A ledger as it runs, on an embedded server whose commits are durable. */
    private final class Running implements AutoCloseable {
        final EmbeddedServer server = EmbeddedServer.start(data());
        final LedgerDatabase database;
        final LedgerWriter writer;
        final WriteGate gate = new WriteGate();

        /** Where the writer's connections lead once this is set, as after a failover. */
        final AtomicReference<@Nullable LedgerDatabase> other = new AtomicReference<>();

        final Map<Long, String> acknowledged = new ConcurrentSkipListMap<>();

        Running() {
            server.prepare();
            database = LedgerDatabase.open(server.app(), 4);
            JdbcClient jdbc = JdbcClient.create(database.pool());
            KeyFolder folder =
                    KeyFolder.existsAt(keys()) ? KeyFolder.open(keys()) : KeyFolder.init(keys(), Randomness.secure());
            new KeyFingerprints(jdbc).check(folder);
            writer = new LedgerWriter(
                    () -> other.get() == null
                            ? database.direct("writer")
                            : other.get().direct("writer"),
                    "node-of-test",
                    position -> {},
                    new ErasureLog(keys(), jdbc),
                    new SimpleMeterRegistry(),
                    gate);
        }

        void append() {
            String id = UUID.randomUUID().toString();
            StagedEvent event = new StagedEvent(
                    "feedback-" + id,
                    0,
                    id,
                    "FeedbackSubmitted",
                    1,
                    NOON,
                    ("{\"text\":\"" + id.repeat(20) + "\"}").getBytes(StandardCharsets.UTF_8),
                    new byte[] {'{', '}'},
                    false);
            Appended appended = writer.append(AppendRequest.of(List.of(event))).join();
            acknowledged.put(appended.firstPosition(), id);
        }

        void execute(String sql) throws SQLException {
            try (Connection connection = DriverManager.getConnection(
                            server.admin().url(),
                            server.admin().user(),
                            server.admin().password());
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        @Override
        public void close() {
            writer.close();
            database.close();
            server.close();
        }
    }

    private static Map<Long, String> stored(Path data) throws SQLException {
        Map<Long, String> events = new ConcurrentSkipListMap<>();
        try (EmbeddedServer server = EmbeddedServer.start(data);
                Connection connection = DriverManager.getConnection(
                        server.app().url(), server.app().user(), server.app().password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT position, event_id FROM ledger.event")) {
            while (row.next()) {
                events.put(row.getLong(1), row.getString(2));
            }
        }
        return events;
    }

    private void makeLedger(int events) {
        try (Running running = new Running()) {
            for (int i = 0; i < events; i++) {
                running.append();
            }
        }
    }

    @Test
    void aBackupTakenWhileOthersWriteHoldsWhatWasAcknowledgedBeforeItsEnd() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Map<Long, String> acknowledged;
        BackupFacts facts;
        int before;
        try (Running running = new Running()) {
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                clients.add(Thread.ofVirtual().start(() -> {
                    while (!stop.get()) {
                        running.append();
                    }
                }));
            }
            await().until(() -> running.acknowledged.size() > 200);
            before = running.acknowledged.size();

            facts = LedgerBackup.take(data(), data().resolve("log"), backup(), SILENT);

            await().until(() -> running.acknowledged.size() > facts.position());
            stop.set(true);
            for (Thread client : clients) {
                client.join();
            }
            acknowledged = running.acknowledged;
        }
        assertThat(facts.position()).as("written during the copy").isGreaterThan(before);

        RestoredLedger restored = LedgerRestore.restore(sources(), again(), SILENT);

        Map<Long, String> found = stored(again());
        assertThat(restored.position()).isGreaterThanOrEqualTo(facts.position()).isEqualTo(found.size());
        assertThat(found).containsAllEntriesOf(upTo(acknowledged, facts.position()));
        assertThat(acknowledged).containsAllEntriesOf(found);
    }

    private static Map<Long, String> upTo(Map<Long, String> events, long position) {
        Map<Long, String> some = new ConcurrentSkipListMap<>(events);
        some.keySet().removeIf(each -> each > position);
        return some;
    }

    @Test
    @Tag("long")
    void aStoppedLedgerIsBackedUpPrivatelyAndWithoutItsKeys() throws Exception {
        makeLedger(3);

        BackupFacts facts = LedgerBackup.take(data(), data().resolve("log"), backup(), SILENT);
        LedgerBackup.takeKeys(keys(), folder.resolve("keys-copy"));

        assertThat(facts.position()).isEqualTo(3);
        List<String> secrets = new ArrayList<>();
        for (String name : List.of("pepper", "epoch-1")) {
            secrets.add(Files.readString(keys().resolve(name)).strip());
        }
        try (Stream<Path> paths = Files.walk(backup())) {
            for (Path path : paths.toList()) {
                boolean isFolder = Files.isDirectory(path);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .as(path.toString())
                        .isEqualTo(isFolder ? "rwx------" : "rw-------");
                if (!isFolder) {
                    String content = Files.readString(path, StandardCharsets.ISO_8859_1);
                    assertThat(secrets).as(path.toString()).noneMatch(content::contains);
                }
            }
        }
        assertThat(new ProcessBuilder("sha256sum", "--check", "--quiet", Manifest.NAME)
                        .directory(backup().toFile())
                        .start()
                        .waitFor())
                .isZero();
        Sources fromCopies = new Sources(backup(), folder.resolve("keys-copy"), null);
        assertThat(LedgerRestore.restore(fromCopies, again(), SILENT).position())
                .isEqualTo(3);
        assertThat(again().resolve("keys/pepper")).hasSameBinaryContentAs(keys().resolve("pepper"));
        assertThat(again().resolve("keys").resolve(Manifest.NAME)).doesNotExist();
    }

    @Test
    void aDamagedBackupIsFoundBeforeAnythingIsRestored() throws Exception {
        makeLedger(1);
        var unused = LedgerBackup.take(data(), data().resolve("log"), backup(), SILENT);
        Path control = backup().resolve("cluster/global/pg_control");
        byte[] whole = Files.readAllBytes(control);
        byte[] flipped = whole.clone();
        flipped[100] ^= 1;

        Files.write(control, flipped);
        assertRefused("cluster/global/pg_control is not as it was written");
        Files.delete(control);
        assertRefused("cluster/global/pg_control is missing");
        Files.write(control, whole);
        Files.write(backup().resolve("cluster/another"), new byte[] {1});
        assertRefused("cluster/another does not belong to it");
        Files.delete(backup().resolve("cluster/another"));
        Path manifest = backup().resolve(Manifest.NAME);
        String lines = Files.readString(manifest);
        Files.writeString(manifest, lines.substring(0, lines.length() - 20));
        assertRefused(Manifest.NAME + " is not whole");
        Files.delete(manifest);
        assertRefused("is no backup");
        assertThat(again()).doesNotExist();
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> LedgerRestore.restore(sources(), again(), SILENT))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining(why);
    }

    @Test
    @Tag("long")
    void nothingIsWrittenOver() throws Exception {
        makeLedger(1);
        Files.createDirectory(backup());
        Files.writeString(backup().resolve("mine"), "x");
        assertThatThrownBy(() -> LedgerBackup.take(data(), data().resolve("log"), backup(), SILENT))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("nothing is written over");
        assertThatThrownBy(() -> LedgerBackup.take(data(), data().resolve("log"), data().resolve("backup"), SILENT))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("would be lost with it");
        Files.delete(backup().resolve("mine"));
        var unused = LedgerBackup.take(data(), data().resolve("log"), backup(), SILENT);

        assertThatThrownBy(() -> LedgerRestore.restore(sources(), data(), SILENT))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("nothing is written over");
    }

    @Test
    void whatWasErasedAfterTheBackupIsErasedAgainAndNothingElse() throws Exception {
        UUID erased = UUID.randomUUID();
        UUID kept = UUID.randomUUID();
        try (Running running = new Running()) {
            running.append();
            for (UUID ref : List.of(erased, kept)) {
                running.execute(
                        "INSERT INTO vault.sealed_value (ref, stream_id, path, nonce, ciphertext) VALUES ('" + ref
                                + "', 'feedback-1', 'comment', decode(repeat('00', 12), 'hex'), decode(repeat('00', 64), 'hex'))");
            }
            var unused = LedgerBackup.take(data(), data().resolve("log"), backup(), SILENT);
        }
        Files.writeString(
                keys().resolve("erasures.log"),
                NOON + " feedback-1 " + erased + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);

        RestoredLedger restored = LedgerRestore.restore(sources(), again(), SILENT);

        assertThat(restored.erased().words()).isEqualTo(1);
        assertThat(refs()).containsExactly(kept.toString());
    }

    private List<String> refs() throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.start(again());
                LedgerDatabase database = LedgerDatabase.open(server.app(), 1)) {
            assertThat(new LedgerReader(database.pool(), new SimpleMeterRegistry()).headPosition())
                    .isEqualTo(1);
            return JdbcClient.create(database.pool())
                    .sql("SELECT ref::text FROM vault.sealed_value")
                    .query(String.class)
                    .list();
        }
    }

    @Test
    @Tag("long")
    void anOlderCopyInItsPlaceStopsTheNodeThatAcknowledgedMore() throws Exception {
        try (Running running = new Running()) {
            running.append();
            var unused = LedgerBackup.take(data(), data().resolve("log"), backup(), SILENT);
            var restored = LedgerRestore.restore(sources(), again(), SILENT);
            assertThat(restored.position()).isEqualTo(1);
            running.append();
            try (EmbeddedServer copy = EmbeddedServer.start(again());
                    LedgerDatabase older = LedgerDatabase.open(copy.app(), 2)) {
                running.other.set(older);
                running.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = 'feedback-ledger writer'");

                assertThatThrownBy(running::append).hasCauseInstanceOf(LedgerClosed.class);
                assertThat(running.gate.isClosedBy(Reason.ACKNOWLEDGED_EVENTS_MISSING))
                        .isTrue();
                assertThat(new LedgerReader(older.pool(), new SimpleMeterRegistry()).headPosition())
                        .as("nothing was built on it")
                        .isEqualTo(1);
            }
        }
    }

    @Test
    @Tag("long")
    void aRestoreNeedsTheKeysOfTheDatabase() throws IOException, SQLException {
        makeLedger(1);
        var unused = LedgerBackup.take(data(), data().resolve("log"), backup(), SILENT);
        Path others = folder.resolve("others");
        var made = KeyFolder.init(others, Randomness.secure());

        assertThat(made).isNotNull();
        assertThatThrownBy(() ->
                        LedgerRestore.restore(new Sources(backup(), folder.resolve("none"), null), again(), SILENT))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("--keys");
        assertThatThrownBy(() -> LedgerRestore.restore(new Sources(backup(), others, null), again(), SILENT))
                .hasMessageContaining("another key");
        assertThat(again()).doesNotExist();
    }
}
