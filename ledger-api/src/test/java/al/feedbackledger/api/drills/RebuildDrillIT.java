package al.feedbackledger.api.drills;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.door.Instance;
import al.feedbackledger.api.cli.export.Rebuilding;
import al.feedbackledger.api.cli.export.Replaying;
import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.api.cli.terminal.Terminal;
import al.feedbackledger.api.wiring.LedgerProcess;
import al.feedbackledger.rules.examples.Seed;
import al.feedbackledger.store.drill.Drill;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** SIGKILL at any moment of a rebuild: the live view is what the events say, and the next rebuild begins anew. */
@Tag("long")
class RebuildDrillIT {
    private static final int ROUNDS = 12;
    private static final Duration AT_MOST = Duration.ofMinutes(3);
    private static final List<String> VIEWS = List.of("casefile", "inbox", "timeline");

    @TempDir
    private Path temp = Path.of("unset");

    private final Terminal nobody = terminal();

    private static Terminal terminal() {
        PrintStream out = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new Terminal(out, out, false);
    }

    private Path data() {
        return temp.resolve("data");
    }

    private Door door() {
        return Door.ofCommandLine(Instance.of(data()));
    }

    @Test
    void aKillAtAnyMomentLeavesTheLiveViewAndTheNextRebuildSucceeds() throws Exception {
        Seed seed = Drill.seed("kills while views are built anew");
        Path home = Files.createDirectory(temp.resolve("home"));
        LedgerProcess ledger = LedgerProcess.start(data(), home, "--demo");
        try {
            awaitReady(ledger);
            long usualMillis = rebuildAll();
            for (int round = 1; round <= ROUNDS; round++) {
                String view = seed.pick(VIEWS);
                int millis = seed.below(Math.toIntExact(usualMillis / VIEWS.size() + 1));
                CompletableFuture<Void> rebuild = CompletableFuture.runAsync(() -> rebuild(view));
                TimeUnit.MILLISECONDS.sleep(millis);
                if (seed.oneIn(2)) {
                    ledger.kill();
                } else {
                    ledger.killApplication();
                }
                rebuild.join();
                ledger = LedgerProcess.start(data(), home);
                awaitReady(ledger);
                Drill.say("round " + round + ", " + view + " after " + millis + " ms");
                everyViewIsWhatTheEventsSay();
            }
            assertThat(rebuildAll()).isPositive();
            everyViewIsWhatTheEventsSay();
        } finally {
            ledger.close();
        }
    }

    private static void awaitReady(LedgerProcess ledger) {
        await().atMost(AT_MOST).until(() -> ledger.readiness() == 200);
    }

    /** Breaks off with the application, or is done before. */
    private void rebuild(String view) {
        try {
            var unused = new Rebuilding(door(), nobody).run(view, false);
        } catch (Stop | IOException broken) {
            Drill.say("the command ends with: " + broken.getMessage());
        }
    }

    private long rebuildAll() throws IOException {
        long begin = System.nanoTime();
        for (String view : VIEWS) {
            assertThat(new Rebuilding(door(), nobody).run(view, false)).as(view).isTrue();
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private void everyViewIsWhatTheEventsSay() throws IOException {
        for (String view : VIEWS) {
            assertThat(new Replaying(door(), nobody).run(view, null, true))
                    .as(view)
                    .isTrue();
        }
    }
}
