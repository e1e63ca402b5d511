package al.feedbackledger.api.wiring;

import al.feedbackledger.store.axon.LedgerClock;
import al.feedbackledger.store.axon.LedgerDoor;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.eventstore.LedgerReader.StoredEvent;
import al.feedbackledger.store.timer.RetentionPolicies;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Several nodes on one ledger: who records the first events, and who has the duties. */
class NodesIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String DUTIES = """
            SELECT a.pid::text
              FROM pg_locks l
              JOIN pg_stat_activity a ON a.pid = l.pid
             WHERE l.locktype = 'advisory' AND l.granted AND a.datname = current_database()
               AND a.application_name = 'feedback-ledger duties'
            """;

    private final TestDatabase database = TestPostgres.newDatabase();

    @TempDir
    private Path data = Path.of("unset");

    private List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.asAdmin();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @Nested
    class FirstEvents {
        @Test
        void areRecordedOnceByNodesThatStartTogether() throws Exception {
            try (LedgerDoor here = new LedgerDoor(database, 4);
                    LedgerDoor there = new LedgerDoor(database, 4);
                    ExecutorService threads = Executors.newFixedThreadPool(2)) {
                CyclicBarrier together = new CyclicBarrier(2);
                List<Future<Boolean>> starts = new ArrayList<>();
                for (LedgerDoor node : List.of(here, there)) {
                    starts.add(threads.submit(start(node, together)));
                }
                for (Future<Boolean> start : starts) {
                    assertThat(start.get()).isTrue();
                }

                List<StoredEvent> recorded = here.ledger.reader.after(0, 100);
                assertThat(recorded.stream().map(StoredEvent::streamId))
                        .containsExactlyInAnyOrder(
                                "question-set/portal",
                                "standard/default",
                                "institution/akshi",
                                "institution/inspektorati",
                                "service/portal",
                                "service/other");
                assertThat(recorded).allMatch(event -> event.sequenceNo() == 0);
            }
        }

        private static Callable<Boolean> start(LedgerDoor node, CyclicBarrier together) {
            FirstStart first = new FirstStart(node.door, node.ledger.reader, LedgerClock.system());
            return () -> {
                together.await();
                first.recordWhatIsMissing();
                return true;
            };
        }

        /** Also not the time words are kept for, when the setting that put it on record is taken away. */
        @Test
        void areNotRecordedAgainAtTheNextStart() throws Exception {
            List<String> recorded;
            try (RunningLedger first = RunningLedger.start(database, data, "--ledger.retention.words-months=36")) {
                recorded = firstEvents(first);
                HttpResponse<String> refused = first.put("/api/v1/retention", "{\"wordsMonths\":48}");
                assertThat(refused.statusCode()).as("the setting says it").isEqualTo(409);
                assertThat(refused.body()).contains("not-now", "ledger.retention.words-months");
            }
            try (RunningLedger second = RunningLedger.start(database, data)) {
                assertThat(firstEvents(second)).isEqualTo(recorded).hasSize(8);
                assertThat(second.bean(RetentionPolicies.class).onRecord()).hasValue(36);
            }
        }

        /** Without the ledger's own: in the small hours a node that starts also takes the night's publication. */
        private static List<String> firstEvents(RunningLedger node) {
            return node.bean(LedgerReader.class).after(0, 100).stream()
                    .filter(event -> !event.eventName().equals("PublicationTaken"))
                    .map(StoredEvent::eventId)
                    .toList();
        }
    }

    @Nested
    class Duties {
        @Test
        void areDoneByOneNodeAndByTheOtherWhenThatEnds() throws Exception {
            try (RunningLedger other = secondNode()) {
                await().atMost(SOON).until(() -> query(DUTIES).size() == 1);
                firesADueTimer();
                assertThat(other.context().isActive()).isTrue();
            }
        }

        /** Two nodes run; the one that had the duties has ended. */
        private RunningLedger secondNode() throws Exception {
            RunningLedger first = RunningLedger.start(database, data);
            await().atMost(SOON).until(() -> query(DUTIES).size() == 1);
            List<String> holder = query(DUTIES);
            submit(first);
            firesADueTimer();
            RunningLedger second = RunningLedger.start(database, data);
            assertThat(query(DUTIES)).as("the first node keeps the duties").isEqualTo(holder);
            first.close();
            return second;
        }

        @Test
        void ofANodeThatLostItsSessionAreTakenAgain() throws Exception {
            try (RunningLedger only = RunningLedger.start(database, data)) {
                await().atMost(SOON).until(() -> query(DUTIES).size() == 1);
                String holder = query(DUTIES).getFirst();
                submit(only);

                query("SELECT pg_terminate_backend(" + holder + ", 10000)");

                await().atMost(SOON)
                        .until(() -> query(DUTIES).size() == 1
                                && !query(DUTIES).getFirst().equals(holder));
                firesADueTimer();
                assertThat(only.context().isActive()).isTrue();
            }
        }

        /** A timer for which the case has nothing to do: whoever has the duties asks the case, and is done with it. */
        private void firesADueTimer() throws SQLException {
            String cause = UUID.randomUUID().toString();
            query("""
                    INSERT INTO ops.timer (stream_id, kind, cause_event, due_at)
                    SELECT stream_id, 'LAPSE_ANSWER', '%s', '2026-01-01' FROM ops.case_access
                    RETURNING kind
                    """.formatted(cause));
            await().atMost(SOON).until(() -> query("SELECT kind FROM ops.timer WHERE cause_event = '" + cause + "'")
                    .isEmpty());
        }

        private void submit(RunningLedger node) throws Exception {
            assertThat(node.submit(
                                    UUID.randomUUID().toString(),
                                    "{\"service\":\"portal\",\"kind\":\"RATING\",\"rating\":4}")
                            .statusCode())
                    .isEqualTo(201);
        }
    }
}
