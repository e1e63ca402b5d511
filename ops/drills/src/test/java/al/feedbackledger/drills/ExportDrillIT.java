package al.feedbackledger.drills;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.export.Export;
import al.feedbackledger.drills.Verifier.Verdict;
import al.feedbackledger.store.axon.LedgerClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

/** Exports of a running system, held against nothing but themselves by the auditor's program in a process of its own. */
class ExportDrillIT {
    private static final String WORDS = "Prita tre javë, pa përgjigje.";
    private static final int SENDERS = 2;
    private static final int EXPORTS = 3;

    @TempDir
    private static Path temp;

    private static RunningLedger ledger;
    private static Door door;

    @BeforeAll
    static void start() throws IOException {
        ledger = RunningLedger.start(Files.createDirectory(temp.resolve("data")), new HeldDoors());
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
        var unused = RunningLedger.submit(door, WORDS);
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
                    long position = Export.ofFacts(door, RunningLedger.silent(), LedgerClock.system())
                            .write(temp.resolve(name))
                            .position();
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
}
