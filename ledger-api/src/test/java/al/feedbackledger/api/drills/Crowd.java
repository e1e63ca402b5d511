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
 * People who give feedback at the same time, each the next as soon as the last was answered, until something was broken.
 * Remembers what was sent and what was acknowledged.
 */
public final class Crowd {
    /** Nobody asks again at once: the design says how long to wait, and a drill has not that long. */
    private static final Duration AFTER_REFUSAL = Duration.ofMillis(500);

    private static final Duration ENDS_WITHIN = Duration.ofMinutes(3);

    private static final List<String> DESIGNED = List.of(
            "urn:feedback-ledger:problem:read-only",
            "urn:feedback-ledger:problem:unavailable",
            "urn:feedback-ledger:problem:busy");

    private final Map<String, String> sent = new ConcurrentHashMap<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Queue<String> oddReplies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong lastAcknowledgedNanos = new AtomicLong(Long.MIN_VALUE);
    private final LedgerProcess ledger;
    private final Load load;
    private volatile boolean home;

    public Crowd(LedgerProcess ledger, Load load) {
        this.ledger = ledger;
        this.load = load;
    }

    /**
     * How much goes on before something is broken.
     *
     * @param people how many there are
     * @param warm acknowledged requests before it may be broken
     * @param longerAtMost how long the crowd goes on after that, at most
     */
    public record Load(int people, int warm, Duration longerAtMost) {}

    /**
     * What was under way when it was broken.
     *
     * @param inFlight requests sent and not answered
     * @param sinceLastAcknowledged since a commit was acknowledged
     * @param nanos the time by the machine's running clock
     */
    public record Moment(int inFlight, Duration sinceLastAcknowledged, int acknowledged, long nanos) {
        public Duration ago() {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }

        @Override
        public String toString() {
            return inFlight + " requests in flight, " + acknowledged + " acknowledged, the last one "
                    + sinceLastAcknowledged + " before";
        }
    }

    /** Breaks something. */
    @FunctionalInterface
    public interface Blow {
        void fall() throws Exception;
    }

    /**
     * Lets the crowd in, waits until it is in full flow and a moment longer, and lets the blow fall.
     *
     * @param longer how long a moment is
     * @param atLeast requests in flight at that moment
     * @param freshest how long ago a commit was acknowledged at most
     */
    public Moment struckBy(Blow blow, Duration longer, int atLeast, Duration freshest) throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < load.people(); i++) {
                people.execute(this::giveFeedback);
            }
            Moment moment;
            try {
                awaitFlow(0, Duration.ofDays(1));
                Thread.sleep(longer);
                moment = awaitFlow(atLeast, freshest);
                blow.fall();
            } finally {
                home = true;
            }
            people.shutdown();
            assertThat(people.awaitTermination(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS))
                    .as("everybody hears something within " + ENDS_WITHIN)
                    .isTrue();
            return moment;
        }
    }

    /** Looked at without a pause: what is counted here is true at the blow, which is next. */
    private Moment awaitFlow(int atLeast, Duration freshest) throws InterruptedException {
        long giveUp = System.nanoTime() + ENDS_WITHIN.toNanos();
        while (System.nanoTime() < giveUp) {
            long now = System.nanoTime();
            Moment moment = new Moment(
                    inFlight.get(), Duration.ofNanos(now - lastAcknowledgedNanos.get()), acknowledged.size(), now);
            if (moment.acknowledged() >= load.warm()
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

    private void heard(String key, HttpResponse<String> reply) throws InterruptedException {
        switch (reply.statusCode()) {
            case 201 -> {
                acknowledged.put(key, reply.body());
                lastAcknowledgedNanos.set(System.nanoTime());
            }
            case 503 -> {
                if (!isDesigned(reply)) {
                    odd(reply);
                }
                refused.incrementAndGet();
                Thread.sleep(AFTER_REFUSAL);
            }
            default -> odd(reply);
        }
    }

    private void odd(HttpResponse<String> reply) {
        oddReplies.add(reply.statusCode() + " " + reply.body());
    }

    /** A problem as the description has it, with the time after which to try again. */
    private static boolean isDesigned(HttpResponse<String> reply) {
        return reply.headers().firstValue("Retry-After").isPresent()
                && DESIGNED.stream().anyMatch(reply.body()::contains);
    }

    /** Every third says something that is sealed. */
    private static String words(String key) {
        int number = Math.floorMod(key.hashCode(), 1_000);
        return number % 3 == 0
                ? "{\"service\":\"portal\",\"rating\":1,\"comment\":\"Nuk hapet faqja " + number
                        + "\",\"language\":\"sq\"}"
                : "{\"service\":\"portal\",\"kind\":\"RATING\",\"rating\":" + (1 + number % 5) + "}";
    }

    /** How many were told that the ledger is unavailable. */
    public int refused() {
        return refused.get();
    }

    /** Replies by key. */
    public Map<String, String> acknowledged() {
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
