package al.feedbackledger.api.drills;

import al.feedbackledger.api.drills.Crowd.Moment;
import al.feedbackledger.api.wiring.LedgerProcess;
import al.feedbackledger.rules.examples.Seed;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.store.check.LedgerCheck;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * SIGKILL under load: of the application, of its PostgreSQL, of both. A round counts only with enough requests in flight
 * and a commit acknowledged just before. Afterwards everything acknowledged is there, once, and everything else is whole.
 */
class CrashDrillIT {
    private static final int IN_FLIGHT = 50;
    private static final Duration JUST_BEFORE = Duration.ofMillis(100);
    private static final int ACKNOWLEDGED_FIRST = 100;
    private static final int LONGER_MILLIS = 700;
    private static final int LONG_ROUNDS = 50;
    private static final Duration AT_MOST = Duration.ofMinutes(3);

    @TempDir
    private Path temp = Path.of("unset");

    private final Map<String, String> requests = new HashMap<>();
    private final Map<String, String> replies = new HashMap<>();

    /** Who is killed. */
    private enum Kill {
        APPLICATION,
        POSTGRESQL,
        BOTH
    }

    @Test
    void oneKillOfEachKindLosesNothingAndRepeatsNothing() throws Exception {
        rounds(Drill.seed("crash, three rounds"), List.of(Kill.POSTGRESQL, Kill.APPLICATION, Kill.BOTH));
    }

    @Test
    @Tag("long")
    void fiftyKillsLoseNothingAndRepeatNothing() throws Exception {
        Seed seed = Drill.seed("crash, " + LONG_ROUNDS + " rounds");
        List<Kill> kills = new ArrayList<>();
        for (int i = 0; i < LONG_ROUNDS; i++) {
            kills.add(seed.pick(List.of(Kill.values())));
        }
        rounds(seed, kills);
    }

    private void rounds(Seed seed, List<Kill> kills) throws Exception {
        Path data = temp.resolve("data");
        Path home = Files.createDirectory(temp.resolve("home"));
        LedgerProcess ledger = LedgerProcess.start(data, home);
        try {
            for (int round = 1; round <= kills.size(); round++) {
                Kill kill = kills.get(round - 1);
                Crowd crowd = new Crowd(ledger);
                Moment moment = strike(crowd, ledger, kill, Duration.ofMillis(seed.below(LONGER_MILLIS)));
                Drill.say("crash round " + round + " of " + kills.size() + ", " + seed + ": " + kill + " killed with "
                        + moment);
                if (kill != Kill.POSTGRESQL) {
                    ledger = LedgerProcess.start(data, home);
                }
                holds(ledger, crowd, "round " + round + ", " + kill + ", " + seed);
            }
            everyReplyEverGivenIsGivenAgain(ledger);
        } finally {
            ledger.close();
        }
        try (Stream<Path> left = Files.list(home)) {
            assertThat(left).as("written into the user's home").isEmpty();
        }
    }

    private static Moment strike(Crowd crowd, LedgerProcess ledger, Kill kill, Duration longer) throws Exception {
        Crowd.Blow blow =
                switch (kill) {
                    case APPLICATION -> ledger::killApplication;
                    case POSTGRESQL -> ledger::killServer;
                    case BOTH -> ledger::kill;
                };
        Moment moment = crowd.struckBy(blow, ACKNOWLEDGED_FIRST, longer, IN_FLIGHT, JUST_BEFORE);
        assertThat(moment.inFlight()).isGreaterThanOrEqualTo(IN_FLIGHT);
        assertThat(moment.sinceLastAcknowledged()).isLessThanOrEqualTo(JUST_BEFORE);
        return moment;
    }

    private void holds(LedgerProcess ledger, Crowd crowd, String round) throws Exception {
        await().atMost(AT_MOST).until(() -> ledger.readiness() == 200);
        assertThat(crowd.oddReplies()).as(round).isEmpty();
        Map<String, String> acknowledged = crowd.acknowledged();
        Map<String, String> learned = repeat(ledger, crowd.sent());
        learned.forEach((key, reply) -> assertThat(reply).as(round).isEqualTo(acknowledged.getOrDefault(key, reply)));
        requests.putAll(crowd.sent());
        replies.putAll(learned);
        theLedgerIsWholeAndHasEverythingOnce(ledger, round);
        everyReferenceIsReachable(ledger, learned, round);
        theViewsHaveCaughtUp(ledger, round);
    }

    /** Repeats requests under their keys: those that were acknowledged, and those of which nobody heard what became. */
    private static Map<String, String> repeat(LedgerProcess ledger, Map<String, String> requests) throws Exception {
        Map<String, Callable<String>> calls = new HashMap<>();
        requests.forEach((key, words) -> calls.put(key, () -> {
            HttpResponse<String> reply = ledger.submit(key, words);
            assertThat(reply.statusCode()).as(reply.body()).isIn(200, 201);
            return reply.body();
        }));
        return all(calls);
    }

    private static <K, V> Map<K, V> all(Map<K, Callable<V>> calls) throws Exception {
        Map<K, Future<V>> futures = new HashMap<>();
        Map<K, V> results = new HashMap<>();
        try (ExecutorService few = Executors.newFixedThreadPool(8)) {
            calls.forEach((key, call) -> futures.put(key, few.submit(call)));
            for (Map.Entry<K, Future<V>> future : futures.entrySet()) {
                results.put(future.getKey(), future.getValue().get());
            }
        }
        return results;
    }

    private void theLedgerIsWholeAndHasEverythingOnce(LedgerProcess ledger, String round) throws Exception {
        LedgerCheck.Findings found;
        try (Connection connection = ledger.connection()) {
            found = LedgerCheck.of(connection);
        }
        assertThat(found.faults()).as(round).isEmpty();
        assertThat(found.submissions()).as("submissions, " + round).hasSize(requests.size());
        Set<Long> positions = new HashSet<>();
        for (String body : replies.values()) {
            JsonNode reply = json(body);
            Long stored = found.submissions().get(compact(reply));
            assertThat(stored)
                    .as(round)
                    .isNotNull()
                    .isLessThanOrEqualTo(reply.get("position").asLong());
            assertThat(positions.add(stored))
                    .as("a position of its own, " + round)
                    .isTrue();
        }
    }

    private static void everyReferenceIsReachable(LedgerProcess ledger, Map<String, String> replies, String round)
            throws Exception {
        Map<String, Callable<Integer>> calls = new HashMap<>();
        replies.values().forEach(body -> {
            JsonNode reply = json(body);
            String reference = reply.get("reference").asString();
            calls.put(reference, () -> ledger.get(
                            "/api/v1/feedback/" + reference,
                            "Ledger-Position",
                            reply.get("position").asString())
                    .statusCode());
        });
        assertThat(all(calls).values()).as(round).containsOnly(200);
    }

    /** The token of every view stands at the last position. */
    private static void theViewsHaveCaughtUp(LedgerProcess ledger, String round) {
        await(round).atMost(AT_MOST).until(() -> ledger.query("""
                        SELECT processor_name FROM ops.token
                         WHERE processor_name <> '__config'
                           AND coalesce(convert_from(token, 'UTF8')::jsonb ->> 'globalIndex', '0')::bigint
                               < (SELECT max(position) FROM ledger.event)
                        """).isEmpty());
    }

    private void everyReplyEverGivenIsGivenAgain(LedgerProcess ledger) throws Exception {
        assertThat(repeat(ledger, requests)).isEqualTo(replies);
    }

    /** The reference as it is stored. */
    private static String compact(JsonNode reply) {
        return ReferenceNumber.read(reply.get("reference").asString())
                .orElseThrow()
                .compact();
    }

    private static JsonNode json(String body) {
        return JsonMapper.shared().readTree(body);
    }
}
