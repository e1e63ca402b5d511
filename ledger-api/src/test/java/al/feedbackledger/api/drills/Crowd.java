package al.feedbackledger.api.drills;

import al.feedbackledger.api.wiring.LedgerProcess;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * People who give feedback at the same time, each the next as soon as the last was answered, until something is killed.
 * Remembers what was sent and what was acknowledged.
 */
final class Crowd {
    static final int PEOPLE = 96;

    private static final Duration ENDS_WITHIN = Duration.ofMinutes(3);

    private final Map<String, String> sent = new ConcurrentHashMap<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Queue<String> oddReplies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong lastAcknowledgedNanos = new AtomicLong(Long.MIN_VALUE);
    private final LedgerProcess ledger;
    private volatile boolean home;

    Crowd(LedgerProcess ledger) {
        this.ledger = ledger;
    }

    /**
     * What was under way when it was broken.
     *
     * @param inFlight requests sent and not answered
     * @param sinceLastAcknowledged since a commit was acknowledged
     */
    record Moment(int inFlight, Duration sinceLastAcknowledged, int acknowledged) {}

    /** Breaks something. */
    @FunctionalInterface
    interface Blow {
        void fall() throws IOException, InterruptedException;
    }

    /**
     * Lets the crowd in, waits until it is in full flow and a moment longer, and lets the blow fall.
     *
     * @param warm acknowledged requests before it may fall
     * @param atLeast requests in flight at that moment
     * @param freshest how long ago a commit was acknowledged at most
     */
    Moment struckBy(Blow blow, int warm, Duration longer, int atLeast, Duration freshest)
            throws IOException, InterruptedException {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PEOPLE; i++) {
                people.execute(this::giveFeedback);
            }
            awaitFlow(warm, 0, Duration.ofDays(1));
            Thread.sleep(longer);
            Moment moment = awaitFlow(warm, atLeast, freshest);
            blow.fall();
            home = true;
            people.shutdown();
            assertThat(people.awaitTermination(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS))
                    .as("everybody hears something within " + ENDS_WITHIN)
                    .isTrue();
            return moment;
        }
    }

    /** Looked at without a pause: what is counted here is true at the blow, which is next. */
    private Moment awaitFlow(int warm, int atLeast, Duration freshest) throws InterruptedException {
        long giveUp = System.nanoTime() + ENDS_WITHIN.toNanos();
        while (System.nanoTime() < giveUp) {
            Moment moment = new Moment(
                    inFlight.get(),
                    Duration.ofNanos(System.nanoTime() - lastAcknowledgedNanos.get()),
                    acknowledged.size());
            if (moment.acknowledged() >= warm
                    && moment.inFlight() >= atLeast
                    && moment.sinceLastAcknowledged().compareTo(freshest) <= 0) {
                return moment;
            }
            Thread.sleep(1);
        }
        throw new AssertionError("the crowd never came into full flow: " + inFlight + " in flight, "
                + acknowledged.size() + " acknowledged, " + oddReplies);
    }

    private void giveFeedback() {
        while (!home) {
            String key = UUID.randomUUID().toString();
            String words = words(key);
            sent.put(key, words);
            inFlight.incrementAndGet();
            try {
                heard(key, ledger.submit(key, words));
            } catch (IOException cutOff) {
                // Nobody was told anything: the key stays among those that were sent and not acknowledged.
                assertThat(acknowledged).doesNotContainKey(key);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                inFlight.decrementAndGet();
            }
        }
    }

    private void heard(String key, HttpResponse<String> reply) {
        switch (reply.statusCode()) {
            case 201 -> {
                acknowledged.put(key, reply.body());
                lastAcknowledgedNanos.set(System.nanoTime());
            }
            case 503 -> assertThat(acknowledged).doesNotContainKey(key);
            default -> oddReplies.add(reply.statusCode() + " " + reply.body());
        }
    }

    /** Every third says something that is sealed. */
    private static String words(String key) {
        int number = Math.floorMod(key.hashCode(), 1_000);
        return number % 3 == 0
                ? "{\"service\":\"portal\",\"rating\":1,\"comment\":\"Nuk hapet faqja " + number
                        + "\",\"language\":\"sq\"}"
                : "{\"service\":\"portal\",\"kind\":\"RATING\",\"rating\":" + (1 + number % 5) + "}";
    }

    /** Replies by key. */
    Map<String, String> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /** Requests by key. */
    Map<String, String> sent() {
        return Map.copyOf(sent);
    }

    /** Answers that were neither a receipt nor the word that the ledger is unavailable. */
    List<String> oddReplies() {
        return new ArrayList<>(oddReplies);
    }
}
