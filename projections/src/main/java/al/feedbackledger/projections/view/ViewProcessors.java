package al.feedbackledger.projections.view;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

import javax.sql.DataSource;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import static java.util.Objects.requireNonNull;

/**
 * The processors that keep the views up to date: one pooled streaming processor for each, one segment, because a view
 * folds in ledger order.
 *
 * <p>An event that cannot be folded stops its view there (and is tried again, with growing pauses) and no other: a view
 * that skipped it would be wrong for good.
 */
public final class ViewProcessors implements AutoCloseable {
    public static final int BATCH_SIZE = 1_000;

    private static final Duration CLAIM_EXTENSION = Duration.ofSeconds(2);
    private static final Duration CLAIM_INTERVAL = Duration.ofSeconds(1);

    private record Running(PooledStreamingEventProcessor processor, ScheduledExecutorService threads) {}

    private final List<View> views;
    private final StreamableMessageSource<TrackedEventMessage<?>> ledger;
    private final TransactionManager transactions;
    private final ViewClaims claims;
    private final ReachedPositions positions;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final Set<String> stuck = ConcurrentHashMap.newKeySet();

    /**
     * @param ledger the event store
     * @param transactions Spring's, on the data source of the views; never NoTransactionManager
     */
    public ViewProcessors(
            Collection<View> views,
            StreamableMessageSource<TrackedEventMessage<?>> ledger,
            TransactionManager transactions) {
        this.views = List.copyOf(views);
        this.ledger = ledger;
        this.transactions = transactions;
        this.claims = new ViewClaims(dataSource(this.views));
        this.positions = new ReachedPositions(this.views);
    }

    private static DataSource dataSource(List<View> views) {
        if (views.isEmpty()) {
            throw new IllegalArgumentException("no views");
        }
        return requireNonNull(views.getFirst().store().jdbc().getDataSource());
    }

    public ViewPositions positions() {
        return positions;
    }

    /** Makes the schemas that are missing; queries may come before the processors run. */
    public void createSchemas() {
        views.forEach(view -> view.store().createIfAbsent());
    }

    public synchronized void start() {
        createSchemas();
        views.forEach(this::start);
    }

    private void start(View view) {
        running.computeIfAbsent(view.store().name().name(), name -> {
            Running started = build(view);
            started.processor().start();
            return started;
        });
    }

    /** Stops all views after the batch at hand. */
    @Override
    public synchronized void close() {
        views.forEach(view -> stop(view.store().name().name()));
        claims.close();
    }

    private void stop(String name) {
        Running stopped = running.remove(name);
        if (stopped != null) {
            stopped.processor().shutDown();
            stopped.threads().shutdown();
        }
    }

    /** Whether the last batch of each running view could not be folded; it is tried again. */
    public synchronized Map<String, Boolean> failing() {
        Map<String, Boolean> failing = new LinkedHashMap<>();
        running.keySet().forEach(name -> failing.put(name, stuck.contains(name)));
        return failing;
    }

    private Running build(View view) {
        String name = view.store().name().processor();
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().daemon().name("view-" + name + "-", 0).factory());
        PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(List.of(handler(view)))
                        .listenerInvocationErrorHandler(PropagatingErrorHandler.INSTANCE)
                        .build())
                .errorHandler(PropagatingErrorHandler.INSTANCE)
                .messageSource(ledger)
                .tokenStore(new ViewTokens(view.store(), claims))
                .transactionManager(transactions)
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .initialSegmentCount(1)
                .maxClaimedSegments(1)
                .batchSize(BATCH_SIZE)
                .tokenClaimInterval(CLAIM_INTERVAL.toMillis())
                .claimExtensionThreshold(CLAIM_EXTENSION.toMillis())
                .build();
        return new Running(processor, threads);
    }

    private EventMessageHandler handler(View view) {
        String key = "gathering-" + view.store().name().processor();
        return message -> {
            UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
            Gathering gathering = batch.getOrComputeResource(key, unused -> begin(view, batch));
            LedgerEntry entry = LedgerEntry.of(message);
            if (!gathering.isPast(entry)) {
                gathering.take(entry);
            }
            return null;
        };
    }

    private Gathering begin(View view, UnitOfWork<?> batch) {
        ViewName name = view.store().name();
        batch.onRollback(unit -> stuck.add(name.name()));
        Gathering gathering = view.store().gather(view);
        batch.onPrepareCommit(unit -> gathering.write());
        batch.afterCommit(unit -> {
            stuck.remove(name.name());
            positions.tell(name, gathering.position());
        });
        return gathering;
    }
}
