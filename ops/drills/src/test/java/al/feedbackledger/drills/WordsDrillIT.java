package al.feedbackledger.drills;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.door.Staff;
import al.feedbackledger.api.cli.export.ApprovedWords;
import al.feedbackledger.api.cli.export.Export;
import al.feedbackledger.drills.Verifier.Verdict;
import al.feedbackledger.store.axon.LedgerClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Exports with words of a running system, by the command as it is typed and by what it is made of: the words stand in the
 * export's file of words and nowhere else, whatever happens on the way.
 */
class WordsDrillIT {
    /** Words that nobody else uses. */
    private static final String CANARY =
            "kanarina" + UUID.randomUUID().toString().substring(0, 8);

    private static final String PASSWORD = "nje fjalekalim i gjate 7";
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(60);

    @TempDir
    private static Path temp;

    private static final HeldDoors HELD = new HeldDoors();
    private static final ToldLines TOLD = new ToldLines();

    private static RunningLedger ledger;
    private static Door door;
    private static Staff dpo;

    @BeforeAll
    static void start() throws IOException {
        ledger = RunningLedger.start(Files.createDirectory(temp.resolve("data")), HELD);
        TOLD.listen();
        door = ledger.door();
        dpo = signedIn("dpo", "DPO");
        var unused = RunningLedger.submit(door, CANARY);
        Files.write(
                temp.resolve("log.key"),
                door.read("reading the log's keys", "/ledger/1/keys").body());
    }

    @AfterAll
    static void stop() {
        TOLD.close();
        ledger.close();
    }

    private static Staff signedIn(String login, String role) {
        return Staff.firstSignIn(door.ofSomebody(), Staff.open(door, login, role, null), PASSWORD);
    }

    /** An auditor whose export with words is approved. */
    private static Staff approved(String login) {
        Staff auditor = signedIn(login, "AUDITOR");
        String id = auditor.act("asking", "/api/v1/audit/words-exports", Map.of("reason", "VERIFICATION"), Map.of())
                .json()
                .path("id")
                .stringValue();
        var unused = dpo.act("approving", "/api/v1/audit/words-exports/" + id + "/approve", null, Map.of());
        return auditor;
    }

    private static void written(Staff auditor, Path export) throws IOException {
        Export.Written written = Export.ofWords(
                        door, ApprovedWords.of(auditor), RunningLedger.silent(), LedgerClock.system())
                .write(export);
        assertThat(written.damage()).isEmpty();
    }

    private static Verdict verify(Path export) throws IOException, InterruptedException {
        return Verifier.run(temp, "export", export.toString(), "--key", "log.key");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    /** {@code ops/ledger export export --words --as LOGIN} in a folder, the password sent in. */
    private static Process command(Path folder, String login) throws IOException {
        Process process = Verifier.begin(
                folder,
                "export",
                "export",
                "--words",
                "--as",
                login,
                "--data",
                temp.resolve("data").toString());
        try (OutputStream typed = process.getOutputStream()) {
            typed.write((PASSWORD + "\n").getBytes(UTF_8));
        }
        return process;
    }

    private static Path folder(String name) throws IOException {
        return Files.createDirectory(temp.resolve(name));
    }

    private static List<Path> filesWithWords(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                if (text.contains(CANARY) || text.contains(base64(CANARY)) || holdsWithin(file, text)) {
                    found.add(folder.relativize(file));
                }
            }
        }
        return found;
    }

    /** In what the events of an export hold as base64. */
    private static boolean holdsWithin(Path file, String text) {
        return file.endsWith("events.jsonl")
                && text.lines()
                        .map(line -> JsonMapper.shared().readTree(line))
                        .flatMap(event -> Stream.of("payload", "metadata")
                                .map(key -> event.path(key).stringValue()))
                        .anyMatch(bytes -> new String(Base64.getDecoder().decode(bytes), UTF_8).contains(CANARY));
    }

    private static void nobodyWasTold() {
        assertThat(TOLD.all())
                .doesNotContain(CANARY)
                .doesNotContain(base64(CANARY))
                .doesNotContain(PASSWORD);
        assertThat(new String(
                        door.ofSomebody()
                                .read("measures", "/actuator/prometheus")
                                .body(),
                        UTF_8))
                .contains("ledger_")
                .doesNotContain(CANARY);
    }

    @Test
    void theWordsAreThoseThatWereRecordedAndNoOthers() throws Exception {
        Path export = temp.resolve("words");
        written(approved("auditor"), export);

        Path vault = export.resolve("vault.jsonl");
        assertThat(Files.readString(vault)).contains(base64(CANARY));
        Verdict good = verify(export);
        assertThat(good.code()).as(good.said()).isZero();

        String others = base64("Gjithçka mirë, faleminderit.");
        Files.writeString(vault, Files.readString(vault).replaceFirst(Pattern.quote(base64(CANARY)), others));
        Verdict altered = verify(export);
        assertThat(altered.code()).as(altered.said()).isEqualTo(18);
        assertThat(altered.said()).doesNotContain(CANARY, "faleminderit");
    }

    @Test
    void theCommandWritesThemIntoOneFileAndTellsThemNowhere() throws Exception {
        Path folder = folder("typed");
        var unused = approved("typist");
        Verdict taken = Verifier.ended(command(folder, "typist"));
        Verdict again = Verifier.ended(command(folder, "typist"));

        assertThat(taken.code()).as(taken.said()).isZero();
        assertThat(taken.said()).contains("It holds people's words").doesNotContain(CANARY, PASSWORD);
        assertThat(again.code()).as(again.said()).isEqualTo(2);
        assertThat(again.said()).contains("is there already").doesNotContain(CANARY, PASSWORD);
        assertThat(filesWithWords(folder)).containsExactly(Path.of("export", "vault.jsonl"));
        Verdict verdict = verify(folder.resolve("export"));
        assertThat(verdict.code()).as(verdict.said()).isZero();
        assertThat(verdict.said()).doesNotContain(CANARY);
        nobodyWasTold();
    }

    @Test
    void interruptedHalfwayTheCommandLeavesNothing() throws Exception {
        Path folder = stopped("hasty", "INT");
        assertThat(folder.resolve("export.unfinished")).doesNotExist();
        assertThat(filesWithWords(folder)).isEmpty();
    }

    @Test
    @Tag("long")
    void stoppedHalfwayTheCommandLeavesNothing() throws Exception {
        Path folder = stopped("hurried", "TERM");
        assertThat(folder.resolve("export.unfinished")).doesNotExist();
        assertThat(filesWithWords(folder)).isEmpty();
    }

    /** Nobody can do anything then; what is left says so by its name, and the next export begins by deleting it. */
    @Test
    @Tag("long")
    void killedHalfwayTheCommandLeavesNothingThatLooksWhole() throws Exception {
        Path folder = stopped("killed", "KILL");
        Path left = folder.resolve("export.unfinished");
        assertThat(filesWithWords(folder)).containsExactly(Path.of("export.unfinished", "vault.jsonl"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(left)))
                .isEqualTo("rwx------");
        Verdict half = verify(left);
        assertThat(half.code()).as(half.said()).isEqualTo(10);
    }

    /** The command stopped by a signal when the words lie on the disk and the events are waited for. */
    private static Path stopped(String login, String signal) throws Exception {
        var unused = approved(login);
        Path folder = folder(login);
        CountDownLatch held = HELD.holdEvents();
        try {
            Process process = command(folder, login);
            Path unfinished = folder.resolve("export.unfinished");
            await().atMost(WRITTEN_WITHIN)
                    .failFast(() -> !process.isAlive())
                    .until(() -> Files.exists(unfinished.resolve("events.jsonl")));
            assertThat(unfinished.resolve("vault.jsonl")).content(UTF_8).contains(base64(CANARY));
            // Not by Java's own means, which close the streams that are still to be read.
            assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            Verdict verdict = Verifier.ended(process);
            assertThat(verdict.code()).as(verdict.said()).isNotZero();
            assertThat(verdict.said()).doesNotContain(CANARY, PASSWORD, "Exported");
        } finally {
            held.countDown();
        }
        assertThat(folder.resolve("export")).doesNotExist();
        assertThat(folder.resolve("temporary")).isEmptyDirectory();
        nobodyWasTold();
        return folder;
    }

    @Test
    void wordsErasedBetweenTheCheckpointAndTheVaultAreSaidToBeErased() throws Exception {
        String doomed = "Fjalë që do të fshihen " + UUID.randomUUID();
        JsonNode given = RunningLedger.submit(door, doomed);
        Staff auditor = approved("witness");
        HELD.beforeTheVault(() -> erase(given));
        Path export = temp.resolve("erased-meanwhile");
        written(auditor, export);

        assertThat(door.read("erasures", "/api/v1/audit/events?limit=10000").body())
                .asString(UTF_8)
                .contains("PersonalDataErased");
        List<String> vault = Files.readAllLines(export.resolve("vault.jsonl"));
        assertThat(vault)
                .filteredOn(line -> line.contains("\"erased\""))
                .singleElement()
                .asString()
                .contains("\"comment\"")
                .doesNotContain("\"value\"", "\"salt\"");
        assertThat(String.join("\n", vault)).doesNotContain(base64(doomed));
        Verdict verdict = verify(export);
        assertThat(verdict.code()).as(verdict.said()).isZero();
    }

    private static void erase(JsonNode given) {
        String reference = given.path("reference").stringValue();
        Map<String, String> headers = Map.of(
                "Tracking-Code",
                given.path("trackingCode").stringValue(),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        var unusedRequest = door.ofSomebody()
                .expect("asking to erase", "/api/v1/feedback/" + reference + "/erase", Map.of(), headers);
        var unusedErasure = dpo.onCase(reference, "approve-erasure", Map.of());
    }
}
