package al.feedbackledger.api.drills;

import al.feedbackledger.api.wiring.LedgerProcess;
import al.feedbackledger.api.wiring.RunningLedger;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Four nodes that start at the same moment on a database without a single table: all come up, and begin one ledger. */
class ColdStartDrillIT {
    private static final int NODES = 4;
    private static final String RATING = "{\"service\":\"portal\",\"kind\":\"RATING\",\"rating\":4}";

    private static final String FIRST_STREAMS = """
            SELECT stream_id FROM ledger.event
             WHERE event_name NOT IN ('FeedbackSubmitted', 'PublicationTaken') AND sequence_no = 0
             ORDER BY stream_id
            """;

    private final TestDatabase database = TestPostgres.newEmptyDatabase();

    @TempDir
    private Path temp = Path.of("unset");

    /** A node that gives feedback. */
    @FunctionalInterface
    private interface Node extends AutoCloseable {
        int submit() throws IOException, InterruptedException;

        @Override
        default void close() {}
    }

    private record InThisProcess(RunningLedger ledger) implements Node {
        @Override
        public int submit() throws IOException, InterruptedException {
            return ledger.submit(UUID.randomUUID().toString(), RATING).statusCode();
        }

        @Override
        public void close() {
            ledger.close();
        }
    }

    private record OfItsOwn(LedgerProcess ledger) implements Node {
        @Override
        public int submit() throws IOException, InterruptedException {
            return ledger.submit(UUID.randomUUID().toString(), RATING).statusCode();
        }

        @Override
        public void close() {
            ledger.close();
        }
    }

    /** Starts a node on a data folder. */
    @FunctionalInterface
    private interface Start {
        Node of(Path data) throws IOException;
    }

    private String admin() {
        return "--ledger.db.admin-url=" + RunningLedger.url(database.admin());
    }

    @Test
    void fourNodesBeginOneLedger() throws Exception {
        beginTogether(data -> new InThisProcess(RunningLedger.start(database, data, admin())));
    }

    @Test
    @Tag("long")
    void fourProcessesBeginOneLedger() throws Exception {
        Path home = Files.createDirectory(temp.resolve("home"));
        beginTogether(data -> new OfItsOwn(
                LedgerProcess.start(data, home, "--ledger.db.url=" + RunningLedger.url(database.app()), admin())));
    }

    private void beginTogether(Start start) throws Exception {
        KeyFolder keys = KeyFolder.init(temp.resolve("keys"), Randomness.secure());
        var unused = LogIdentity.ensure(keys, "", Randomness.secure());
        List<Node> nodes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(NODES)) {
            CyclicBarrier together = new CyclicBarrier(NODES);
            List<Future<Node>> starts = new ArrayList<>();
            for (int i = 0; i < NODES; i++) {
                Path data = withTheKeys("node-" + i);
                starts.add(threads.submit(() -> {
                    together.await();
                    return start.of(data);
                }));
            }
            for (Future<Node> each : starts) {
                nodes.add(each.get());
            }
            for (Node node : nodes) {
                assertThat(node.submit()).isEqualTo(201);
            }
            theLedgerBeginsOnce();
        } finally {
            nodes.forEach(Node::close);
        }
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
