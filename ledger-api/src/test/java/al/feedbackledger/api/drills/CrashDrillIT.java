package al.feedbackledger.api.drills;

import al.feedbackledger.api.drills.Crowd.Load;
import al.feedbackledger.api.drills.Crowd.Moment;
import al.feedbackledger.api.wiring.LedgerProcess;
import al.feedbackledger.rules.examples.Seed;
import al.feedbackledger.store.drill.Drill;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * SIGKILL under load: of the application, of its PostgreSQL, of both. A round counts only with enough requests in flight
 * and a commit acknowledged just before. What must hold afterwards is {@link Aftermath}'s.
 */
class CrashDrillIT {
    private static final int IN_FLIGHT = 50;
    private static final Duration JUST_BEFORE = Duration.ofMillis(100);
    private static final Load SHORT = new Load(64, 40, Duration.ofMillis(200));
    private static final Load LONG = new Load(96, 100, Duration.ofMillis(700));
    private static final int LONG_ROUNDS = 50;
    private static final Duration AT_MOST = Duration.ofMinutes(3);

    @TempDir
    private Path temp = Path.of("unset");

    /** Who is killed. */
    private enum Kill {
        APPLICATION,
        POSTGRESQL,
        BOTH
    }

    @Test
    void oneKillOfEachKindLosesNothingAndRepeatsNothing() throws Exception {
        rounds(Drill.seed("crash, three rounds"), List.of(Kill.POSTGRESQL, Kill.APPLICATION, Kill.BOTH), SHORT);
    }

    @Test
    @Tag("long")
    void fiftyKillsLoseNothingAndRepeatNothing() throws Exception {
        Seed seed = Drill.seed("crash, " + LONG_ROUNDS + " rounds");
        List<Kill> kills = new ArrayList<>();
        for (int i = 0; i < LONG_ROUNDS; i++) {
            kills.add(seed.pick(List.of(Kill.values())));
        }
        rounds(seed, kills, LONG);
    }

    private void rounds(Seed seed, List<Kill> kills, Load load) throws Exception {
        Path data = temp.resolve("data");
        Path home = Files.createDirectory(temp.resolve("home"));
        LedgerProcess ledger = LedgerProcess.start(data, home);
        try {
            Aftermath aftermath = new Aftermath(PublishedFiles.of(data), seed);
            for (int round = 1; round <= kills.size(); round++) {
                Kill kill = kills.get(round - 1);
                String name = "crash round " + round + " of " + kills.size() + ", " + seed + ", " + kill;
                Crowd crowd = new Crowd(ledger, load);
                Duration longer = Duration.ofMillis(
                        seed.below(Math.toIntExact(load.longerAtMost().toMillis())));
                Moment moment = strike(crowd, ledger, kill, longer);
                if (kill != Kill.POSTGRESQL) {
                    aftermath.filesAreWhole();
                    ledger = LedgerProcess.start(data, home);
                }
                awaitReady(ledger);
                Drill.say(name + " killed with " + moment + ", ready again after " + moment.ago());
                aftermath.holds(ledger, crowd, name);
            }
            aftermath.everythingEverAcknowledgedIsThere(ledger);
        } finally {
            ledger.close();
        }
        try (Stream<Path> left = Files.list(home)) {
            assertThat(left).as("written into the user's home").isEmpty();
        }
    }

    private static void awaitReady(LedgerProcess ledger) {
        await().atMost(AT_MOST).until(() -> ledger.readiness() == 200);
    }

    private static Moment strike(Crowd crowd, LedgerProcess ledger, Kill kill, Duration longer) throws Exception {
        Crowd.Blow blow =
                switch (kill) {
                    case APPLICATION -> ledger::killApplication;
                    case POSTGRESQL -> ledger::killServer;
                    case BOTH -> ledger::kill;
                };
        Moment moment = crowd.struckBy(blow, longer, IN_FLIGHT, JUST_BEFORE);
        assertThat(moment.inFlight()).isGreaterThanOrEqualTo(IN_FLIGHT);
        assertThat(moment.sinceLastAcknowledged()).isLessThanOrEqualTo(JUST_BEFORE);
        return moment;
    }
}
