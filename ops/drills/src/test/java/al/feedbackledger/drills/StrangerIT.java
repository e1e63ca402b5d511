package al.feedbackledger.drills;

import al.feedbackledger.api.wiring.LedgerProcess;
import al.feedbackledger.drills.Verifier.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A person gives feedback on a running server and takes the receipt away; the auditor's one jar verifies it in an empty
 * folder, with the log's key and nothing else, when the server is gone. While it runs, its published log is verified over
 * HTTP.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangerIT {
    private static final String WORDS = "Prita tri orë në radhë.";
    private static final Duration COVERED_WITHIN = Duration.ofSeconds(30);
    private static final int FLIPS = 6;

    private final List<Path> taken = new ArrayList<>();
    private Path temp = Path.of("unset");
    private Verdict ofTheLog = new Verdict(-1, "");
    private Verdict ofTheReceiptBesideTheLog = new Verdict(-1, "");

    @BeforeAll
    void giveFeedbackAndTakeTheReceiptAway(@TempDir Path folder) throws Exception {
        temp = folder;
        try (LedgerProcess server = LedgerProcess.start(folder.resolve("data"), folder.resolve("home"))) {
            String key = take("log.key", server.get("/ledger/1/keys")).toString();
            String earlier =
                    take("kept.checkpoint", server.get("/ledger/1/checkpoint")).toString();
            JsonNode given = submit(server);
            take("with-words", receipt(server, given, "?words=true"));
            take("without-words", receipt(server, given, "?words=false"));
            submit(server);
            String log = server.address().resolve("/ledger/1/").toString();
            Path beside = Files.createDirectory(folder.resolve("beside"));
            ofTheLog = Verifier.run(beside, "log", log, "--key", key, "--checkpoint", earlier);
            ofTheReceiptBesideTheLog = Verifier.run(
                    beside,
                    "receipt",
                    folder.resolve("with-words").toString(),
                    "--key",
                    key,
                    "--checkpoint",
                    earlier,
                    "--log",
                    log);
        }
    }

    private static JsonNode submit(LedgerProcess server) throws IOException, InterruptedException {
        HttpResponse<String> reply = server.submit(UUID.randomUUID().toString(), """
                {"service":"portal","kind":"COMPLAINT","rating":2,"reasons":["NOT_WORKING"],"comment":"%s"}
                """.formatted(WORDS));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(reply.body());
    }

    /** Asked again while the checkpoint does not cover the feedback yet. */
    private static HttpResponse<String> receipt(LedgerProcess server, JsonNode given, String query) {
        String path = "/api/v1/feedback/" + given.get("reference").asString() + "/receipt" + query;
        String code = given.get("trackingCode").asString();
        return await().atMost(COVERED_WITHIN)
                .until(() -> server.get(path, "Tracking-Code", code), reply -> reply.statusCode() != 202);
    }

    private Path take(String name, HttpResponse<String> reply) throws IOException {
        assertThat(reply.statusCode()).as(name + ": " + reply.body()).isEqualTo(200);
        Path file = Files.writeString(temp.resolve(name), reply.body());
        taken.add(file);
        return file;
    }

    @AfterAll
    void everythingTakenWasLookedAt() {
        assertThat(taken).hasSize(4);
    }

    /** In a folder that holds this receipt and the key alone, wherever the server's were. */
    private Verdict alone(byte[] receipt, String... more) throws IOException, InterruptedException {
        Path empty = Files.createTempDirectory("stranger-");
        try {
            Files.write(empty.resolve("my-receipt"), receipt);
            Files.copy(temp.resolve("log.key"), empty.resolve("log.key"));
            List<String> words = new ArrayList<>(List.of("receipt", "my-receipt", "--key", "log.key"));
            words.addAll(List.of(more));
            return Verifier.run(empty, words.toArray(String[]::new));
        } finally {
            Files.delete(empty.resolve("my-receipt"));
            Files.delete(empty.resolve("log.key"));
            Files.delete(empty);
        }
    }

    private byte[] taken(String name) throws IOException {
        return Files.readAllBytes(temp.resolve(name));
    }

    @Test
    void theReceiptShowsWhatWasRecordedAndItsWordsWhenAsked() throws Exception {
        Verdict verdict = alone(taken("with-words"));
        Verdict aloud = alone(taken("with-words"), "--words");

        assertThat(verdict.code()).as(verdict.said()).isZero();
        assertThat(verdict.said())
                .contains("service      portal", "rating       2 of 5", "kind         COMPLAINT", "place        index ")
                .containsPattern("ok +words")
                .doesNotContain(WORDS);
        assertThat(aloud.code()).as(aloud.said()).isZero();
        assertThat(aloud.said()).contains("comment      " + WORDS);
    }

    @Test
    void theReceiptWithoutWordsShowsTheSameAndHoldsNone() throws Exception {
        Verdict verdict = alone(taken("without-words"), "--words");

        assertThat(verdict.code()).as(verdict.said()).isZero();
        assertThat(verdict.said())
                .contains("rating       2 of 5", "the receipt holds no words")
                .doesNotContain(WORDS);
        assertThat(new String(taken("without-words"), StandardCharsets.UTF_8)).doesNotContain(WORDS);
    }

    @Test
    void oneFlippedByteIsRefused() throws Exception {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        byte[] receipt = taken("with-words");
        for (int i = 0; i < FLIPS; i++) {
            byte[] flipped = receipt.clone();
            int at = random.nextInt(flipped.length);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Verdict verdict = alone(flipped, "--words");
            assertThat(verdict.code())
                    .as("seed %d, byte %d: %s", seed, at, verdict.said())
                    .isIn(10, 14, 16, 18);
            assertThat(verdict.said()).doesNotContain("Exception").doesNotContain(WORDS);
        }
    }

    @Test
    void theRunningServersLogIsVerifiedOverHttp() {
        assertThat(ofTheLog.code()).as(ofTheLog.said()).isZero();
        assertThat(ofTheLog.said()).containsPattern("ok +consistency").containsPattern("ok +tree");
    }

    @Test
    void theReceiptStandsInTheLogThatTheServerShows() {
        assertThat(ofTheReceiptBesideTheLog.code())
                .as(ofTheReceiptBesideTheLog.said())
                .isZero();
        assertThat(ofTheReceiptBesideTheLog.said()).contains("goes on from the receipt's checkpoint");
    }
}
