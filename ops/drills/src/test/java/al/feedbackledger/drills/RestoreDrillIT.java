package al.feedbackledger.drills;

import al.feedbackledger.api.wiring.LedgerProcess;
import al.feedbackledger.drills.Verifier.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An older backup is put back after more was signed: the application is read and writes nothing until the loss is on
 * record; then it goes on as a second log, the first one stays as it was, and the auditor's program says what is lost.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoreDrillIT {
    private static final Duration COVERED_WITHIN = Duration.ofSeconds(30);
    private static final String RATING = "{\"service\":\"portal\",\"kind\":\"RATING\",\"rating\":4}";

    private Path temp = Path.of("unset");
    private int writtenWhileReadOnly;
    private String refusal = "";
    private boolean toldWhenToTryAgain;
    private int readWhileReadOnly;
    private String firstLogWhileReadOnly = "";
    private String firstLogAfter = "";
    private List<HttpResponse<String>> heads = List.of();
    private Verdict restored = new Verdict(-1, "");
    private Verdict byAnOlderCheckpoint = new Verdict(-1, "");
    private Verdict byALostCheckpoint = new Verdict(-1, "");

    @BeforeAll
    void putAnOlderBackupBack(@TempDir Path folder) throws Exception {
        temp = folder;
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backup");
        try (LedgerProcess server = LedgerProcess.start(data, folder.resolve("home"))) {
            give(server);
            kept(server, "old.checkpoint", 0);
            done("backup", backup.toString(), "--data", data.toString());
            long size = size(Files.readString(folder.resolve("old.checkpoint")));
            give(server);
            kept(server, "lost.checkpoint", size);
            Files.writeString(
                    folder.resolve("first.key"), server.get("/ledger/1/keys").body());
        }
        Path again = folder.resolve("again");
        restored = done(
                "restore",
                backup.toString(),
                "--keys",
                data.resolve("keys").toString(),
                "--log",
                data.resolve("log").toString(),
                "--data",
                again.toString());
        try (LedgerProcess server = LedgerProcess.start(again, folder.resolve("home"))) {
            HttpResponse<String> refused = server.submit(UUID.randomUUID().toString(), RATING);
            writtenWhileReadOnly = refused.statusCode();
            refusal = refused.body();
            toldWhenToTryAgain = refused.headers().firstValue("Retry-After").isPresent();
            readWhileReadOnly = server.get("/services").statusCode();
            firstLogWhileReadOnly = server.get("/ledger/1/checkpoint").body();
        }
        done("record-restore", "--data", again.toString());
        try (LedgerProcess server = LedgerProcess.start(again, folder.resolve("home"))) {
            give(server);
            String second = await().atMost(COVERED_WITHIN)
                    .until(() -> server.get("/ledger/2/checkpoint"), reply -> reply.statusCode() == 200)
                    .body();
            assertThat(size(second)).isPositive();
            Files.writeString(
                    folder.resolve("second.key"), server.get("/ledger/2/keys").body());
            firstLogAfter = server.get("/ledger/1/checkpoint").body();
            heads = List.of(head(server, "/ledger/1/checkpoint"), head(server, "/ledger/2/checkpoint"));
            byAnOlderCheckpoint = verify(server, "old.checkpoint");
            byALostCheckpoint = verify(server, "lost.checkpoint");
        }
    }

    private static void give(LedgerProcess server) throws IOException, InterruptedException {
        HttpResponse<String> reply = server.submit(UUID.randomUUID().toString(), RATING);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
    }

    /** Keeps the first checkpoint that has more leaves than a size. */
    private void kept(LedgerProcess server, String name, long moreThan) throws IOException {
        HttpResponse<String> reply = await().atMost(COVERED_WITHIN)
                .until(
                        () -> server.get("/ledger/1/checkpoint"),
                        now -> now.statusCode() == 200 && size(now.body()) > moreThan);
        Files.writeString(temp.resolve(name), reply.body());
    }

    private static long size(String checkpoint) {
        return Long.parseLong(checkpoint.lines().skip(1).findFirst().orElseThrow());
    }

    private Verdict done(String... words) throws IOException, InterruptedException {
        Verdict verdict = Verifier.application(temp, words);
        assertThat(verdict.code()).as(verdict.said()).isZero();
        return verdict;
    }

    private Verdict verify(LedgerProcess server, String checkpoint) throws IOException, InterruptedException {
        String log = server.address().resolve("/ledger/2/").toString();
        return Verifier.run(temp, "log", log, "--key", "first.key", "--key", "second.key", "--checkpoint", checkpoint);
    }

    private static HttpResponse<String> head(LedgerProcess server, String path)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.address().resolve(path)).HEAD().build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void theOperatorIsToldThatMoreWasSignedAndWhatToDo() {
        assertThat(restored.said()).contains("writes nothing until you record this: ops/ledger record-restore");
    }

    @Test
    void untilItIsOnRecordItIsReadAndNotWritten() {
        assertThat(readWhileReadOnly).isEqualTo(200);
        assertThat(writtenWhileReadOnly).isEqualTo(503);
        assertThat(refusal).contains("urn:feedback-ledger:problem:read-only");
        assertThat(toldWhenToTryAgain).isTrue();
    }

    @Test
    void theFirstLogStaysAsItWasAndTheSecondGoesOn() throws IOException {
        String lastSigned = Files.readString(temp.resolve("lost.checkpoint"));
        assertThat(size(firstLogWhileReadOnly)).isGreaterThanOrEqualTo(size(lastSigned));
        assertThat(firstLogAfter).isEqualTo(firstLogWhileReadOnly);
        assertThat(heads).hasSize(2).allSatisfy(reply -> {
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.body()).isEmpty();
        });
    }

    @Test
    void whoHoldsACheckpointFromBeforeTheBackupFindsEverythingInPlace() {
        assertThat(byAnOlderCheckpoint.code()).as(byAnOlderCheckpoint.said()).isZero();
    }

    @Test
    void whoHoldsACheckpointOfWhatIsLostIsToldWhatIsLost() {
        assertThat(byALostCheckpoint.code()).as(byALostCheckpoint.said()).isEqualTo(22);
        assertThat(byALostCheckpoint.said()).containsPattern("lost|restore");
    }
}
