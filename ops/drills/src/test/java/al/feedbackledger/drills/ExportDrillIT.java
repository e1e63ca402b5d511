package al.feedbackledger.drills;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.door.Staff;
import al.feedbackledger.api.cli.export.ApprovedWords;
import al.feedbackledger.api.cli.export.Export;
import al.feedbackledger.api.cli.terminal.Terminal;
import al.feedbackledger.drills.Verifier.Verdict;
import al.feedbackledger.store.axon.LedgerClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Exports of a running system, held against nothing but themselves by the auditor's program in a process of its own. */
class ExportDrillIT {
    private static final String WORDS = "Prita tre javë, pa përgjigje.";
    private static final String PASSWORD = "nje fjalekalim i gjate 7";
    private static final int SENDERS = 2;
    private static final int EXPORTS = 3;

    @TempDir
    private static Path temp;

    private static RunningLedger ledger;
    private static Door door;

    @BeforeAll
    static void start() throws IOException {
        ledger = RunningLedger.start(Files.createDirectory(temp.resolve("data")));
        door = ledger.door();
        submit();
        Files.write(
                temp.resolve("log.key"),
                door.read("reading the log's keys", "/ledger/1/keys").body());
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static void submit() {
        Map<String, Object> body = Map.of("service", "portal", "kind", "COMPLAINT", "rating", 2, "comment", WORDS);
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var unused = door.ofSomebody().expect("giving feedback", "/api/v1/feedback", body, key);
    }

    private static Terminal silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
        return new Terminal(nowhere, nowhere, false);
    }

    private static Verdict verify(String export) throws IOException, InterruptedException {
        return Verifier.run(temp, "export", export, "--key", "log.key");
    }

    @Test
    void anExportTakenWhileEventsAreRecordedIsWholeEachTime() throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicLong sent = new AtomicLong();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SENDERS; i++) {
                var unused = senders.submit(() -> {
                    while (going.get()) {
                        submit();
                        sent.incrementAndGet();
                    }
                });
            }
            try {
                long last = 0;
                for (int i = 0; i < EXPORTS; i++) {
                    String name = "export-" + i;
                    long before = sent.get();
                    long position =
                            Export.ofFacts(door, silent(), LedgerClock.system()).write(temp.resolve(name));
                    assertThat(position).isGreaterThan(last);
                    assertThat(sent.get()).as("recorded meanwhile").isGreaterThan(before);
                    last = position;
                }
            } finally {
                going.set(false);
            }
        }
        for (int i = 0; i < EXPORTS; i++) {
            Verdict verdict = verify("export-" + i);
            assertThat(verdict.code()).as(verdict.said()).isZero();
        }
    }

    @Test
    void anExportWithWordsIsTheWordsThatWereRecordedAndNoOthers() throws Exception {
        Staff auditor = signedIn("auditor", "AUDITOR");
        Staff dpo = signedIn("dpo", "DPO");
        String id = auditor.act("asking", "/api/v1/audit/words-exports", Map.of("reason", "VERIFICATION"), Map.of())
                .json()
                .path("id")
                .stringValue();
        var unused = dpo.act("approving", "/api/v1/audit/words-exports/" + id + "/approve", null, Map.of());

        Path export = temp.resolve("words");
        long position = Export.ofWords(door, ApprovedWords.of(auditor), silent(), LedgerClock.system())
                .write(export);

        assertThat(position).isPositive();
        Path vault = export.resolve("vault.jsonl");
        String words = Base64.getEncoder().encodeToString(WORDS.getBytes(UTF_8));
        assertThat(Files.readString(vault)).contains(words);
        Verdict good = verify("words");
        assertThat(good.code()).as(good.said()).isZero();

        String others = Base64.getEncoder().encodeToString("Gjithçka mirë, faleminderit.".getBytes(UTF_8));
        Files.writeString(vault, Files.readString(vault).replaceFirst(Pattern.quote(words), others));
        Verdict altered = verify("words");
        assertThat(altered.code()).as(altered.said()).isEqualTo(18);
        assertThat(altered.said()).doesNotContain(WORDS, "faleminderit");
    }

    private static Staff signedIn(String login, String role) {
        return Staff.firstSignIn(door.ofSomebody(), Staff.open(door, login, role, null), PASSWORD);
    }
}
