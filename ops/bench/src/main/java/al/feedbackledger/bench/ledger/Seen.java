package al.feedbackledger.bench.ledger;

import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.StreamableMessageSource;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.ToLongFunction;

import static java.util.Objects.requireNonNull;

/**
 * From when a command is due until a processor of Axon's has its event: on our event store, which wakes processors, and
 * on Axon's embedded one over its own engine, whose pooled processors look every 500 ms. The processors are the same:
 * pooled, one segment, batches of 1,000, as the application has them.
 */
final class Seen {
    private static final int BATCH = 1_000;
    private static final Duration ALL_SEEN_AT_MOST = Duration.ofSeconds(30);
    private static final double HALF = .5;

    private final Ground ground;
    private final LedgerExtent extent;
    private final Session session;

    Seen(Ground ground, LedgerExtent extent, Session session) {
        this.ground = ground;
        this.extent = extent;
        this.session = session;
    }

    /** When a command was due and when its caller was told that it is stored. */
    private record Stored(long dueAt, long toldAt) {}

    /**
     * One load, in milliseconds, sorted.
     *
     * @param fromDue until a processor had the event, the wait for the writer included
     * @param fromTold until a processor had it after the caller was told; not below 0
     * @param missed how many never came
     * @param refused how many the writer did not take
     */
    @SuppressWarnings("ArrayRecordComponent") // Figures of one load; never compared as records.
    private record Outcome(double[] fromDue, double[] fromTold, long missed, long refused) {
        double p99() {
            return at(fromDue, .99);
        }

        double p50() {
            return at(fromDue, .5);
        }

        double p99FromTold() {
            return at(fromTold, .99);
        }

        private static double at(double[] millis, double share) {
            return millis.length == 0 ? Double.NaN : millis[(int) (millis.length * share)];
        }
    }

    /** @param most events a second of our writer and of Axon's engine, with many clients */
    void measure(Appends.Most most) throws IOException, SQLException, InterruptedException {
        double ourRate = most.ours() * HALF;
        // More than Axon's engine takes would measure its queue and not its processors.
        double axonRate = Math.min(ourRate, most.axon() * HALF);
        List<Outcome> ours = new ArrayList<>();
        List<Outcome> axons = new ArrayList<>();
        for (int round = 0; round < extent.rounds(); round++) {
            List<Boolean> turn = new ArrayList<>(List.of(true, false));
            Collections.shuffle(turn, session.order());
            for (boolean our : turn) {
                Outcome outcome = our ? ours(ourRate) : axons(axonRate);
                (our ? ours : axons).add(outcome);
                session.table()
                        .run(
                                our ? "our processor" : "Axon's processor",
                                Table.text(
                                        "%,.0f/s, p50 %.1f ms, p99 %.1f ms; after it was told p99 %.1f ms",
                                        our ? ourRate : axonRate, outcome.p50(), outcome.p99(), outcome.p99FromTold()),
                                "skipped " + outcome.missed() + ", refused " + outcome.refused(),
                                "");
            }
        }
        session.table()
                .row(
                        "From append to a processor",
                        Table.text("p99 %.1f ms at %,.0f/s; after it was told %.1f ms", p99(ours), ourRate, told(ours)),
                        Table.text(
                                "Axon's p99 %.1f ms at %,.0f/s; after it was told %.1f ms",
                                p99(axons), axonRate, told(axons)),
                        "p99 ≤ 50 ms");
    }

    private static double p99(List<Outcome> outcomes) {
        return Table.median(outcomes.stream().map(Outcome::p99).toList());
    }

    private static double told(List<Outcome> outcomes) {
        return Table.median(outcomes.stream().map(Outcome::p99FromTold).toList());
    }

    private Outcome ours(double rate) throws SQLException, InterruptedException {
        try (Database database = ground.fresh();
                OurLedger ledger = new OurLedger(database)) {
            return follow(ledger, ledger.eventStore(), NoTransactionManager.INSTANCE, rate);
        }
    }

    private Outcome axons(double rate) throws SQLException, InterruptedException {
        try (Database database = ground.fresh();
                AxonLedger axon = new AxonLedger(database)) {
            EmbeddedEventStore store =
                    EmbeddedEventStore.builder().storageEngine(axon.engine()).build();
            try {
                return follow(axon, store, axon.transactions(), rate);
            } finally {
                store.shutDown();
            }
        }
    }

    private Outcome follow(
            Contestant contestant,
            StreamableMessageSource<TrackedEventMessage<?>> source,
            TransactionManager transactions,
            double rate)
            throws InterruptedException {
        Map<String, Long> seen = new ConcurrentHashMap<>();
        Map<String, Stored> stored = new ConcurrentHashMap<>();
        long refused;
        try (ScheduledExecutorService threads = Executors.newScheduledThreadPool(2)) {
            PooledStreamingEventProcessor processor = processor(source, transactions, threads, seen);
            processor.start();
            try {
                OpenLoad load = new OpenLoad(
                        session.mix(), session.sealing(), session.order().nextLong());
                refused = load.run(
                        rate,
                        extent.each(),
                        command -> {
                            contestant.store(command);
                            return command.event().getIdentifier();
                        },
                        (id, dueAt) -> stored.put(id, new Stored(dueAt, System.nanoTime())));
                awaitAll(stored, seen);
            } finally {
                processor.shutDown();
            }
        }
        double[] fromDue = waits(stored, seen, Stored::dueAt);
        return new Outcome(fromDue, waits(stored, seen, Stored::toldAt), stored.size() - fromDue.length, refused);
    }

    private static double[] waits(Map<String, Stored> stored, Map<String, Long> seen, ToLongFunction<Stored> from) {
        return stored.entrySet().stream()
                .filter(entry -> seen.containsKey(entry.getKey()))
                .mapToDouble(entry -> Math.max(
                        0, (requireNonNull(seen.get(entry.getKey())) - from.applyAsLong(entry.getValue())) / 1e6))
                .sorted()
                .toArray();
    }

    /** The longest wait of Axon's processors is half a second; what is not there after much longer was skipped. */
    private static void awaitAll(Map<String, Stored> stored, Map<String, Long> seen) throws InterruptedException {
        long end = System.nanoTime() + ALL_SEEN_AT_MOST.toNanos();
        while (seen.size() < stored.size() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
    }

    private static PooledStreamingEventProcessor processor(
            StreamableMessageSource<TrackedEventMessage<?>> source,
            TransactionManager transactions,
            ScheduledExecutorService threads,
            Map<String, Long> seen) {
        EventMessageHandler handler = new EventMessageHandler() {
            @Override
            public Object handle(EventMessage<?> event) {
                var unused = seen.put(event.getIdentifier(), System.nanoTime());
                return event;
            }
        };
        return PooledStreamingEventProcessor.builder()
                .name("bench")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(handler)
                        .build())
                .messageSource(source)
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(transactions)
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .initialSegmentCount(1)
                .batchSize(BATCH)
                .build();
    }
}
