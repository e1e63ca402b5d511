package al.feedbackledger.api.wiring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What was acknowledged outlives the sudden end of the application, of its PostgreSQL, and of both. */
class DurabilityIT {
    private static final int THREADS = 6;
    private static final int ACKNOWLEDGED = 300;
    private static final Duration AT_MOST = Duration.ofMinutes(2);

    @TempDir
    private Path temp = Path.of("unset");

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();

    private static String rating(String key) {
        return "{\"service\":\"portal\",\"kind\":\"RATING\",\"rating\":" + (1 + Math.floorMod(key.hashCode(), 5)) + "}";
    }

    private static JsonNode json(String body) {
        return JsonMapper.shared().readTree(body);
    }

    private void submitUntil(AtomicBoolean stop, LedgerProcess ledger) {
        while (!stop.get()) {
            String key = UUID.randomUUID().toString();
            sent.add(key);
            try {
                HttpResponse<String> reply = ledger.submit(key, rating(key));
                if (reply.statusCode() == 201) {
                    acknowledged.put(key, reply.body());
                }
            } catch (IOException killed) {
                // Nobody was told anything: the key stays among those that were sent and not acknowledged.
                assertThat(acknowledged).doesNotContainKey(key);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Test
    void killingEverythingUnderLoadLosesNothingAndRepeatsNothing() throws Exception {
        Path data = temp.resolve("data");
        Path home = Files.createDirectory(temp.resolve("home"));
        LedgerProcess first = LedgerProcess.start(data, home);
        AtomicBoolean stop = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                threads.execute(() -> submitUntil(stop, first));
            }
            await().atMost(AT_MOST).until(() -> acknowledged.size() >= ACKNOWLEDGED);
            first.kill();
            stop.set(true);
            threads.shutdown();
            assertThat(threads.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        }

        try (LedgerProcess again = LedgerProcess.start(data, home)) {
            everyAcknowledgedReplyIsGivenAgain(again);
            everythingElseSentIsRecordedOnce(again);
            theLedgerHasNoHoleAndNoSecondOfAnything(again);
            theViewsHaveEveryReference(again);
            await().atMost(AT_MOST).until(() -> again.readiness() == 200);
        }
        try (Stream<Path> left = Files.list(home)) {
            assertThat(left).as("written into the user's home").isEmpty();
        }
    }

    private void everyAcknowledgedReplyIsGivenAgain(LedgerProcess ledger) throws Exception {
        for (Map.Entry<String, String> each : acknowledged.entrySet()) {
            HttpResponse<String> repeated = ledger.submit(each.getKey(), rating(each.getKey()));
            assertThat(repeated.statusCode()).isEqualTo(200);
            assertThat(repeated.body()).isEqualTo(each.getValue());
        }
    }

    /** A request that was cut off may have been stored or not; its repetition finds out. */
    private void everythingElseSentIsRecordedOnce(LedgerProcess ledger) throws Exception {
        for (String key : sent) {
            if (!acknowledged.containsKey(key)) {
                HttpResponse<String> repeated = ledger.submit(key, rating(key));
                assertThat(repeated.statusCode()).isIn(200, 201);
                acknowledged.put(key, repeated.body());
            }
        }
    }

    private void theLedgerHasNoHoleAndNoSecondOfAnything(LedgerProcess ledger) throws Exception {
        assertThat(ledger.query("SELECT count(*) FROM ledger.event WHERE event_name = 'FeedbackSubmitted'"))
                .containsExactly(Integer.toString(sent.size()));
        assertThat(ledger.query("SELECT count(*) = max(position) FROM ledger.event"))
                .containsExactly("t");
        assertThat(ledger.query(
                        "SELECT count(DISTINCT stream_id) FROM ledger.event WHERE event_name = 'FeedbackSubmitted'"))
                .containsExactly(Integer.toString(sent.size()));
        assertThat(ledger.query("""
                        SELECT b.batch_no FROM ledger.batch b
                          JOIN ledger.batch p ON p.batch_no = b.batch_no - 1
                         WHERE b.prev_root <> p.root OR b.first_position <> p.last_position + 1
                        """))
                .as("batches that do not follow the one before")
                .isEmpty();
    }

    private void theViewsHaveEveryReference(LedgerProcess ledger) throws Exception {
        Set<String> references = ConcurrentHashMap.newKeySet();
        for (String body : acknowledged.values()) {
            JsonNode reply = json(body);
            String reference = reply.get("reference").asString();
            assertThat(references.add(reference)).isTrue();
            assertThat(ledger.get(
                                    "/api/v1/feedback/" + reference,
                                    "Ledger-Position",
                                    reply.get("position").asString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aServerThatDiesUnderTheApplicationIsStartedAgain() throws Exception {
        Path home = Files.createDirectory(temp.resolve("home"));
        try (LedgerProcess ledger = LedgerProcess.start(temp.resolve("data"), home)) {
            String before = UUID.randomUUID().toString();
            HttpResponse<String> acknowledgedBefore = ledger.submit(before, rating(before));
            assertThat(acknowledgedBefore.statusCode()).isEqualTo(201);
            await().atMost(AT_MOST).until(() -> ledger.readiness() == 200);

            // As long as it cannot be started the application says that it is not ready.
            Path starter = ledger.program("pg_ctl");
            Files.setPosixFilePermissions(starter, PosixFilePermissions.fromString("rw-r--r--"));
            assertThat(ledger.postmaster().destroyForcibly()).isTrue();
            await().atMost(AT_MOST).until(() -> ledger.readiness() == 503);
            String during = UUID.randomUUID().toString();
            HttpResponse<String> unavailable = ledger.submit(during, rating(during));
            assertThat(unavailable.statusCode()).isEqualTo(503);
            assertThat(unavailable.headers().firstValue("Retry-After")).isPresent();

            Files.setPosixFilePermissions(starter, PosixFilePermissions.fromString("rwxr-xr-x"));
            await().atMost(AT_MOST).until(() -> ledger.readiness() == 200);

            HttpResponse<String> after = ledger.submit(during, rating(during));
            assertThat(after.statusCode()).isIn(200, 201);
            assertThat(ledger.submit(before, rating(before)).body()).isEqualTo(acknowledgedBefore.body());
            for (String body : List.of(acknowledgedBefore.body(), after.body())) {
                assertThat(ledger.get(
                                        "/api/v1/feedback/"
                                                + json(body).get("reference").asString(),
                                        "Ledger-Position",
                                        json(after.body()).get("position").asString())
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(ledger.query("SELECT count(*) = max(position) FROM ledger.event"))
                    .containsExactly("t");
            assertThat(ledger.query(
                            "SELECT count(*) FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')"
                                    + " AND setting = 'on'"))
                    .as("durable after the restart as well")
                    .containsExactly("3");
        }
    }
}
