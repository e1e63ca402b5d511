package al.feedbackledger.drills;

import al.feedbackledger.api.drills.Aftermath;
import al.feedbackledger.api.drills.Crowd;
import al.feedbackledger.api.drills.Crowd.Load;
import al.feedbackledger.api.drills.Crowd.Moment;
import al.feedbackledger.api.drills.PublishedFiles;
import al.feedbackledger.api.wiring.LedgerProcess;
import al.feedbackledger.drills.Verifier.Verdict;
import al.feedbackledger.rules.examples.Seed;
import al.feedbackledger.store.drill.Drill;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * SIGKILL for a running server in the middle of publishing, at a moment drawn within the few milliseconds that a step of
 * the publisher takes, while people give feedback. The crash drill kills at any time and mostly between two steps; here the
 * blow falls while files are written, forced and moved. What it leaves is first looked at by the auditor's program.
 */
@Tag("long")
class PublishingDrillIT {
    private static final int ROUNDS = 20;
    private static final int IN_FLIGHT = 16;
    private static final Load LOAD = new Load(32, 30, Duration.ZERO);
    private static final Duration JUST_BEFORE = Duration.ofMillis(500);
    private static final Duration INTO_A_STEP_AT_MOST = Duration.ofMillis(15);
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final Duration AT_MOST = Duration.ofMinutes(3);

    @TempDir
    private Path temp = Path.of("unset");

    private int inTheMiddle;
    private int signedAndNotPublished;

    @Test
    void killsOfThePublisherLeaveAWholeLogThatGoesOn() throws Exception {
        Seed seed = Drill.seed("publishing, " + ROUNDS + " rounds");
        Path data = temp.resolve("data");
        Path home = Files.createDirectory(temp.resolve("home"));
        LedgerProcess ledger = LedgerProcess.start(data, home);
        try {
            PublishedFiles files = PublishedFiles.of(data);
            Aftermath aftermath = new Aftermath(files, seed);
            for (int round = 1; round <= ROUNDS; round++) {
                String name = "publishing round " + round + " of " + ROUNDS + ", " + seed;
                Path kept = Files.copy(log().resolve("checkpoint"), temp.resolve("kept-" + round));
                Crowd crowd = new Crowd(ledger, LOAD);
                Duration deep = Duration.ofNanos(seed.below(Math.toIntExact(INTO_A_STEP_AT_MOST.toNanos())));
                Moment moment = strike(crowd, ledger, files, deep);
                Drill.say(name + ": killed " + deep.toMillis() + " ms into a step with " + moment + "; " + left());
                files.areWhole();
                isWholeForTheAuditor(kept, name);
                LedgerProcess next = LedgerProcess.start(data, home);
                ledger = next;
                await().atMost(AT_MOST).until(() -> next.readiness() == 200);
                aftermath.holds(ledger, crowd, name);
            }
            aftermath.everythingEverAcknowledgedIsThere(ledger);
        } finally {
            ledger.close();
        }
        Drill.say("publishing: of " + ROUNDS + " kills " + inTheMiddle + " left files unfinished, "
                + signedAndNotPublished + " a signed checkpoint that was not published yet");
        assertThat(inTheMiddle).as("kills in the middle of a step").isGreaterThan(ROUNDS / 3);
    }

    private Path log() {
        return temp.resolve("data/log/1");
    }

    /** Somebody looks at the checkpoint all the while; what they saw must be part of what is there in the end. */
    private Moment strike(Crowd crowd, LedgerProcess ledger, PublishedFiles files, Duration deep) throws Exception {
        AtomicBoolean fallen = new AtomicBoolean();
        try (ExecutorService witness = Executors.newSingleThreadExecutor()) {
            Future<?> looking = witness.submit(() -> {
                while (!fallen.get()) {
                    assertThat(files.size()).isPositive();
                    LockSupport.parkNanos(LOOK_EVERY.toNanos());
                }
            });
            try {
                return crowd.struckBy(
                        () -> {
                            awaitAStep(deep);
                            ledger.killApplication();
                        },
                        Duration.ZERO,
                        IN_FLIGHT,
                        JUST_BEFORE);
            } finally {
                fallen.set(true);
                Object unused = looking.get();
            }
        }
    }

    /** Returns a moment after the publisher began to write; looked for without a pause, a step is short. */
    private void awaitAStep(Duration deep) throws IOException {
        long giveUp = System.nanoTime() + AT_MOST.toNanos();
        while (unfinished() == 0) {
            assertThat(System.nanoTime()).as("nothing is published").isLessThan(giveUp);
        }
        long until = System.nanoTime() + deep.toNanos();
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private long unfinished() throws IOException {
        try (Stream<Path> files = Files.list(log().resolve("unfinished"))) {
            return files.count();
        }
    }

    /** What the kill left, counted and told. */
    private String left() throws IOException {
        long unfinished = unfinished();
        long signed = size(temp.resolve("data/keys/signed-1"));
        long published = size(log().resolve("checkpoint"));
        inTheMiddle += unfinished > 0 ? 1 : 0;
        signedAndNotPublished += signed > published ? 1 : 0;
        return unfinished + " files unfinished, signed " + signed + ", published " + published;
    }

    private static long size(Path checkpoint) throws IOException {
        return Long.parseLong(Files.readAllLines(checkpoint).get(1));
    }

    /** The auditor's program over the folder as the kill left it, with a checkpoint kept from before. */
    private void isWholeForTheAuditor(Path kept, String round) throws IOException, InterruptedException {
        Verdict verdict = Verifier.run(
                temp,
                "log",
                log().toString(),
                "--key",
                log().resolve("keys").toString(),
                "--checkpoint",
                kept.toString());
        assertThat(verdict.code()).as(round + ": " + verdict.said()).isZero();
        assertThat(verdict.said()).containsPattern("ok +consistency").containsPattern("ok +tree");
    }
}
