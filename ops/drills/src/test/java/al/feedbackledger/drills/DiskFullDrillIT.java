package al.feedbackledger.drills;

import al.feedbackledger.api.drills.Aftermath;
import al.feedbackledger.api.drills.Crowd;
import al.feedbackledger.api.drills.Crowd.Load;
import al.feedbackledger.api.drills.PublishedFiles;
import al.feedbackledger.api.wiring.LedgerProcess;
import al.feedbackledger.drills.Verifier.Verdict;
import al.feedbackledger.rules.examples.Seed;
import al.feedbackledger.store.disk.SmallDisk;
import al.feedbackledger.store.drill.Drill;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Disks that are really full, to the last byte, while people give feedback: the one with the database and its log, with the
 * watch in time and with the watch outrun; and the one with the published files alone. Nothing acknowledged is lost,
 * nothing half published, everybody is told, and with room everything goes on by itself.
 */
@Tag("long")
class DiskFullDrillIT {
    private static final int KEPT_FREE_MEBI = 24;
    private static final Load LOAD = new Load(16, 60, Duration.ZERO);
    private static final Duration FLOWS = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int SOME = 20;
    private static final String CLOSED = "ledger_closed{reason=\"disk-full\"}";
    private static final String RATING = "{\"service\":\"portal\",\"kind\":\"RATING\",\"rating\":4}";

    @TempDir
    private Path temp = Path.of("unset");

    private Path home = Path.of("unset");

    @BeforeEach
    void makeAHome() throws IOException {
        home = Files.createDirectory(temp.resolve("home"));
    }

    @Test
    void ofTheDatabaseStopsWritesBeforeOrAfterItIsFullAndLosesNothing() throws Exception {
        Seed seed = Drill.seed("disk of the database full");
        Path data = temp.resolve("disk").resolve("data");
        try (SmallDisk disk = SmallDisk.mount(temp.resolve("disk"), 500);
                LedgerProcess ledger =
                        LedgerProcess.start(data, home, "--ledger.disk-kept-free=" + KEPT_FREE_MEBI + "MB")) {
            await().atMost(SOON).until(() -> ledger.readiness() == 200);
            Aftermath aftermath = new Aftermath(PublishedFiles.of(data), seed);

            Crowd inTime = new Crowd(ledger, LOAD);
            var unused = inTime.struckBy(() -> theWatchIsInTime(ledger, disk, inTime), Duration.ZERO, 1, FLOWS);
            aftermath.holds(ledger, inTime, "with the watch in time");

            Crowd outrun = new Crowd(ledger, LOAD);
            unused = outrun.struckBy(() -> theWatchIsOutrun(ledger, disk, outrun, data), Duration.ZERO, 1, FLOWS);
            aftermath.holds(ledger, outrun, "with the watch outrun");

            aftermath.everythingEverAcknowledgedIsThere(ledger);
            assertThat(Files.readString(data.resolve("postgres.log")))
                    .as("PostgreSQL really went down")
                    .contains("automatic recovery in progress");
            theAuditorFindsNothing(ledger, data);
        }
    }

    private static void theWatchIsInTime(LedgerProcess ledger, SmallDisk disk, Crowd crowd) throws Exception {
        disk.leave(KEPT_FREE_MEBI - 2);
        await().atMost(SOON).until(() -> ledger.measure(CLOSED) == 1);
        assertThat(ledger.measure("ledger_disk_free_bytes")).isLessThan(KEPT_FREE_MEBI << 20);
        awaitRefusals(crowd);
        isReadOnly(ledger);
        assertThat(ledger.readiness()).as("who reads is served").isEqualTo(200);
        assertThat(ledger.get("/services").statusCode()).isEqualTo(200);
        JsonNode given = json(crowd.acknowledged().values().iterator().next());
        assertThat(ledger.get("/api/v1/feedback/" + given.get("reference").asString())
                        .statusCode())
                .isEqualTo(200);

        disk.free();
        awaitFeedback(crowd);
        assertThat(ledger.measure(CLOSED)).isZero();
    }

    private static void theWatchIsOutrun(LedgerProcess ledger, SmallDisk disk, Crowd crowd, Path data)
            throws Exception {
        try (SmallDisk.Taker taker = disk.taken()) {
            await().atMost(SOON).until(() -> disk.freeBytes() == 0);
            bringTheServersLogToItsEnd(data);
            await().atMost(SOON).until(() -> ledger.readiness() == 503);
            assertThat(ledger.measure(CLOSED)).isEqualTo(1);
            assertThat(ledger.measure("ledger_disk_free_bytes")).isZero();
            awaitRefusals(crowd);
            isReadOnly(ledger);
            await().atMost(SOON).until(() -> disk.freeBytes() == 0);
            assertThat(ledger.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(ledger.get("/ledger/1/checkpoint").statusCode())
                    .as("what is published needs no database")
                    .isEqualTo(200);
            assertThat(taker.isTaking()).isTrue();
        }
        long freed = System.nanoTime();
        disk.free();
        await().atMost(SOON).until(() -> ledger.readiness() == 200);
        Drill.say("ready again by itself " + since(freed) + " after there was room");
        awaitFeedback(crowd);
        Drill.say(crowd.acknowledged().size() + " acknowledged, " + crowd.refused() + " refused with 503");
    }

    /** Until the file is full that it writes to now: then it needs another, for which there is no room. */
    private static void bringTheServersLogToItsEnd(Path data) throws IOException {
        List<String> mark = Files.readAllLines(data.resolve("cluster/postmaster.pid"));
        String password = Files.readString(data.resolve("secrets/admin")).strip();
        String url = "jdbc:postgresql://127.0.0.1:" + mark.get(3).strip() + "/feedback_ledger";
        try (Connection admin = DriverManager.getConnection(url, "postgres", password);
                Statement statement = admin.createStatement()) {
            for (int mebibyte = 0; mebibyte < 200; mebibyte++) {
                statement.execute("SELECT pg_logical_emit_message(true, 'drill', repeat('x', 1048576))");
            }
        } catch (SQLException down) {
            Drill.say("the server's log came to its end (SQLSTATE " + down.getSQLState() + ")");
            return;
        }
        throw new AssertionError("the server's log found room on a full disk");
    }

    @Test
    void ofThePublishedFilesKeepsNobodyFromGivingFeedbackAndTheLogCatchesUp() throws Exception {
        Seed seed = Drill.seed("disk of the published files full");
        Path logs = temp.resolve("disk").resolve("logs");
        Path data = temp.resolve("data");
        try (SmallDisk disk = SmallDisk.mount(temp.resolve("disk"), 64);
                LedgerProcess ledger = LedgerProcess.start(data, home, "--ledger.log.folder=" + logs)) {
            await().atMost(SOON).until(() -> ledger.readiness() == 200);
            Aftermath aftermath = new Aftermath(PublishedFiles.in(logs), seed);
            take("log.key", ledger.get("/ledger/1/keys"));
            Crowd crowd = new Crowd(ledger, LOAD);
            var unused = crowd.struckBy(() -> theLogStandsStill(ledger, disk, crowd), Duration.ZERO, 1, FLOWS);
            aftermath.holds(ledger, crowd, "with the log's disk full");
            theAuditorFindsNothing(ledger, data);
        }
    }

    private void theLogStandsStill(LedgerProcess ledger, SmallDisk disk, Crowd crowd) throws Exception {
        try (SmallDisk.Taker taker = disk.taken()) {
            await().atMost(SOON).until(() -> ledger.measure("ledger_checkpoint_fail") == 1);
            String checkpoint = ledger.get("/ledger/1/checkpoint").body();
            awaitFeedback(crowd);
            assertThat(ledger.measure("ledger_checkpoint_lag")).isPositive();
            assertThat(ledger.readiness()).as("feedback is taken, and read").isEqualTo(200);
            assertThat(ledger.get("/actuator/health").statusCode()).isEqualTo(503);
            HttpResponse<String> receipt = receiptOfTheLast(ledger, crowd);
            assertThat(receipt.statusCode()).isEqualTo(202);
            assertThat(receipt.headers().firstValue("Retry-After")).isPresent();
            assertThat(ledger.get("/ledger/1/checkpoint").body()).isEqualTo(checkpoint);
            Verdict whole = verifyLog(ledger);
            assertThat(whole.code()).as(whole.said()).isZero();
            assertThat(crowd.refused()).isZero();
            assertThat(taker.isTaking()).isTrue();
        }
        long freed = System.nanoTime();
        disk.free();
        await().atMost(SOON).until(() -> ledger.measure("ledger_checkpoint_fail") == 0);
        Drill.say("the log went on by itself " + since(freed) + " after there was room");
    }

    private static HttpResponse<String> receiptOfTheLast(LedgerProcess ledger, Crowd crowd)
            throws IOException, InterruptedException {
        JsonNode last = crowd.acknowledged().values().stream()
                .map(DiskFullDrillIT::json)
                .max(Comparator.comparingLong(reply -> reply.get("position").asLong()))
                .orElseThrow();
        return ledger.get(
                "/api/v1/feedback/" + last.get("reference").asString() + "/receipt",
                "Tracking-Code",
                last.get("trackingCode").asString());
    }

    private static void isReadOnly(LedgerProcess ledger) throws IOException, InterruptedException {
        HttpResponse<String> refused = ledger.submit(UUID.randomUUID().toString(), RATING);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("urn:feedback-ledger:problem:");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    private static void awaitRefusals(Crowd crowd) {
        int before = crowd.refused();
        await().atMost(SOON).until(() -> crowd.refused() >= before + SOME);
    }

    private static void awaitFeedback(Crowd crowd) {
        int before = crowd.acknowledged().size();
        await().atMost(SOON).until(() -> crowd.acknowledged().size() >= before + SOME);
    }

    /** The export that the application writes, and what it publishes, by the auditor's own program. */
    private void theAuditorFindsNothing(LedgerProcess ledger, Path data) throws IOException, InterruptedException {
        take("log.key", ledger.get("/ledger/1/keys"));
        Verdict exported = Verifier.application(temp, "export", "export", "--data", data.toString());
        assertThat(exported.code()).as(exported.said()).isZero();
        String log = ledger.address().resolve("/ledger/1/").toString();
        Verdict verdict = Verifier.run(temp, "export", "export", "--key", "log.key", "--log", log);
        assertThat(verdict.code()).as(verdict.said()).isZero();
        Verdict published = verifyLog(ledger);
        assertThat(published.code()).as(published.said()).isZero();
    }

    private Verdict verifyLog(LedgerProcess ledger) throws IOException, InterruptedException {
        return Verifier.run(temp, "log", ledger.address().resolve("/ledger/1/").toString(), "--key", "log.key");
    }

    private void take(String name, HttpResponse<String> reply) throws IOException {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        Files.writeString(temp.resolve(name), reply.body());
    }

    private static JsonNode json(String body) {
        return JsonMapper.shared().readTree(body);
    }

    private static Duration since(long nanos) {
        return Duration.ofMillis((System.nanoTime() - nanos) / 1_000_000);
    }
}
