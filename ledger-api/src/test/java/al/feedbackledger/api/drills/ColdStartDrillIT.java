package al.feedbackledger.api.drills;

import al.feedbackledger.api.wiring.LedgerProcess;
import al.feedbackledger.api.wiring.RunningLedger;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.store.check.LedgerCheck;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.log.LogIdentity;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.Randomness;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Nodes, each a process of its own, that start at the same moment on a database without a single table and, where they
 * share it, a folder without a single key: all come up, begin one ledger, and serve one log signed by one key.
 */
class ColdStartDrillIT {
    private static final Duration COVERED_WITHIN = Duration.ofSeconds(30);
    private static final String RATING = "{\"service\":\"portal\",\"kind\":\"RATING\",\"rating\":4}";

    private static final String FIRST_STREAMS = """
            SELECT stream_id FROM ledger.event
             WHERE event_name NOT IN ('FeedbackSubmitted', 'PublicationTaken') AND sequence_no = 0
             ORDER BY stream_id
            """;

    private final TestDatabase database = TestPostgres.newEmptyDatabase();

    @TempDir
    private Path temp = Path.of("unset");

    @Test
    void twoProcessesBeginOneLedgerAndOneLog() throws Exception {
        beginTogether(2, this::withOneEmptyKeyFolder);
    }

    @Test
    @Tag("long")
    void fourProcessesBeginOneLedgerAndOneLog() throws Exception {
        beginTogether(4, this::withOneEmptyKeyFolder);
    }

    @Test
    @Tag("long")
    void fourProcessesWithTheSameKeysBeginOneLedger() throws Exception {
        KeyFolder keys = KeyFolder.init(temp.resolve("keys"), Randomness.secure());
        var unused = LogIdentity.ensure(keys, "", Randomness.secure());
        beginTogether(4, this::withTheKeys);
    }

    /** Makes the data folder of a node. */
    @FunctionalInterface
    private interface DataFolders {
        Path of(String node) throws IOException;
    }

    private void beginTogether(int count, DataFolders folders) throws Exception {
        Path home = Files.createDirectory(temp.resolve("home"));
        List<LedgerProcess> nodes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            CyclicBarrier together = new CyclicBarrier(count);
            List<Future<LedgerProcess>> starts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Path data = folders.of("node-" + i);
                starts.add(threads.submit(() -> {
                    together.await();
                    return LedgerProcess.start(
                            data,
                            home,
                            "--ledger.db.url=" + RunningLedger.url(database.app()),
                            "--ledger.db.admin-url=" + RunningLedger.url(database.admin()),
                            "--ledger.log.folder=" + temp.resolve("log"));
                }));
            }
            for (Future<LedgerProcess> each : starts) {
                nodes.add(each.get());
            }
            for (LedgerProcess node : nodes) {
                assertThat(node.submit(UUID.randomUUID().toString(), RATING).statusCode())
                        .isEqualTo(201);
            }
            theLedgerBeginsOnce();
            allServeOneLog(nodes);
        } finally {
            nodes.forEach(LedgerProcess::close);
        }
    }

    /** Each node has a data folder of its own; the folder of keys that all of them name is empty. */
    private Path withOneEmptyKeyFolder(String node) throws IOException {
        Path keys = Files.createDirectories(temp.resolve("keys"));
        Path data = Files.createDirectory(temp.resolve(node));
        Files.createSymbolicLink(data.resolve("keys"), keys);
        return data;
    }

    /** Each node has a data folder of its own, with the ledger's keys in it. */
    private Path withTheKeys(String node) throws IOException {
        Path data = Files.createDirectory(temp.resolve(node));
        try (Stream<Path> files = Files.walk(temp.resolve("keys"))) {
            for (Path file : files.toList()) {
                Files.copy(file, data.resolve(temp.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return data;
    }

    /** One key signs one log that covers what every node took, and every node shows it. */
    private void allServeOneLog(List<LedgerProcess> nodes) throws Exception {
        PublishedFiles files = PublishedFiles.in(temp.resolve("log"));
        long head;
        try (Connection connection = database.asAdmin()) {
            head = LedgerCheck.of(connection).leaves().size();
        }
        await().atMost(COVERED_WITHIN).until(() -> files.size() >= head);
        Set<String> shown = new HashSet<>();
        for (LedgerProcess node : nodes) {
            shown.add(node.get("/ledger/1/keys").body());
            Checkpoint checkpoint = Checkpoint.open(
                    node.get("/ledger/1/checkpoint").body().getBytes(StandardCharsets.UTF_8), files.log());
            assertThat(checkpoint.size()).isGreaterThanOrEqualTo(head);
        }
        assertThat(shown).singleElement().satisfies(keys -> assertThat(keys.lines())
                .hasSize(1));
        KeyFolder keys = KeyFolder.open(temp.resolve("keys"));
        assertThat(keys.signingKeys(LogIdentity.current(keys).origin())).hasSize(1);
    }

    private void theLedgerBeginsOnce() throws SQLException {
        try (Connection connection = database.asAdmin()) {
            assertThat(LedgerCheck.of(connection).faults()).isEmpty();
            List<String> streams = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(FIRST_STREAMS)) {
                while (row.next()) {
                    streams.add(row.getString(1));
                }
            }
            assertThat(streams)
                    .containsExactly(
                            "institution/akshi",
                            "institution/inspektorati",
                            "publication/keys",
                            "publication/policies",
                            "question-set/portal",
                            "service/other",
                            "service/portal",
                            "standard/default");
        }
    }
}
