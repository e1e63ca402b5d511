package al.feedbackledger.api.drills;

import al.feedbackledger.api.receipt.CheckedReceipt;
import al.feedbackledger.api.wiring.LedgerProcess;
import al.feedbackledger.rules.examples.Seed;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.store.check.LedgerCheck;
import al.feedbackledger.store.drill.Drill;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What must hold after a kill, or a full disk: everything acknowledged is there, once, under its reference; ledger, views
 * and published files are whole and say the same; receipts prove it.
 */
public final class Aftermath {
    private static final int RECEIPTS = 3;
    private static final int AT_ONCE = 8;
    private static final Duration AT_MOST = Duration.ofMinutes(3);

    private final PublishedFiles files;
    private final Seed seed;
    private final Map<String, String> requests = new HashMap<>();
    private final Map<String, String> replies = new HashMap<>();

    public Aftermath(PublishedFiles files, Seed seed) {
        this.files = files;
        this.seed = seed;
    }

    /** What a killed publisher left behind, before anything repairs it. */
    void filesAreWhole() {
        files.areWhole();
    }

    public void holds(LedgerProcess ledger, Crowd crowd, String round) throws Exception {
        assertThat(crowd.oddReplies()).as(round).isEmpty();
        Map<String, String> acknowledged = crowd.acknowledged();
        Map<String, String> learned = repeat(ledger, crowd.sent());
        learned.forEach((key, reply) -> assertThat(reply).as(round).isEqualTo(acknowledged.getOrDefault(key, reply)));
        requests.putAll(crowd.sent());
        replies.putAll(learned);
        LedgerCheck.Findings found = theLedgerIsWholeAndHasEverythingOnce(ledger, round);
        everyReferenceIsReachable(ledger, learned, round);
        theViewsHaveCaughtUp(ledger, round);
        whatIsPublishedIsTheSame(found, round);
        receiptsVerify(ledger, learned, round);
    }

    /** Every reply ever given is given again, and every reference ever given leads to its case. */
    public void everythingEverAcknowledgedIsThere(LedgerProcess ledger) throws Exception {
        assertThat(repeat(ledger, requests)).isEqualTo(replies);
        everyReferenceIsReachable(ledger, replies, "at the end");
        Drill.say(seed + ": " + replies.size() + " submissions are there, once each");
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
        try (ExecutorService few = Executors.newFixedThreadPool(AT_ONCE)) {
            calls.forEach((key, call) -> futures.put(key, few.submit(call)));
            for (Map.Entry<K, Future<V>> future : futures.entrySet()) {
                results.put(future.getKey(), future.getValue().get());
            }
        }
        return results;
    }

    private LedgerCheck.Findings theLedgerIsWholeAndHasEverythingOnce(LedgerProcess ledger, String round)
            throws Exception {
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
        return found;
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

    /** The log goes on from where it was, covers everything, and its leaves are the database's. */
    private void whatIsPublishedIsTheSame(LedgerCheck.Findings found, String round) {
        long size = found.leaves().size();
        await(round).atMost(AT_MOST).until(() -> files.size() >= size);
        files.areWhole();
        files.haveRoot(size, found.root(size));
    }

    /** Of some, as the person gets them: checked with the keys that were known before anything was killed. */
    private void receiptsVerify(LedgerProcess ledger, Map<String, String> learned, String round) throws Exception {
        List<String> bodies = List.copyOf(learned.values());
        for (int i = 0; i < RECEIPTS; i++) {
            JsonNode reply = json(seed.pick(bodies));
            HttpResponse<String> file = ledger.get(
                    "/api/v1/feedback/" + reply.get("reference").asString() + "/receipt",
                    "Tracking-Code",
                    reply.get("trackingCode").asString());
            assertThat(file.statusCode()).as(round).isEqualTo(200);
            CheckedReceipt checked = CheckedReceipt.of(file.body(), files.log());
            assertThat(checked.submitted().reference()).as(round).isEqualTo(compact(reply));
        }
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
