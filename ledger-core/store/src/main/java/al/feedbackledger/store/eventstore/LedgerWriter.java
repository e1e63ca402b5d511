package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.eventstore.AppendTransaction.Outcome;
import al.feedbackledger.store.eventstore.AppendTransaction.Result;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * The node's one hand on the ledger: a thread with a connection of its own that stores requests in the order they come.
 *
 * <p>Whoever hands a request over waits on a future and holds no connection meanwhile. The future completes after the
 * COMMIT and never before: with the events' places, with an {@link AppendRefused}, or with a {@link LedgerUnavailable}.
 * If the connection is lost while COMMIT runs, the batch's own id tells afterwards whether it was stored.
 */
public final class LedgerWriter implements AutoCloseable {
    /** Requests that may wait; one more is told {@link Overloaded}. */
    public static final int QUEUE_MAX = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);

    /** How long a request waits for a database that is away before its caller is told. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration LOOK_FOR_CLOSING_EVERY = Duration.ofMillis(100);

    /** How soon an idle node notices that another server has taken its database's place. */
    private static final Duration LOOK_AT_DATABASE_EVERY = Duration.ofSeconds(1);

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final WriterConnection connection;
    private final AppendMetrics metrics;
    private final LongConsumer onAppended;
    private final ErasureJournal erasures;
    private final String name;
    private final Thread thread;
    private final WriteGate gate;
    private volatile boolean closing;

    /**
     * Starts the writer.
     *
     * @param connections opens the writer's own connection, now and whenever it is lost
     * @param name of this node, stored with each batch
     * @param onAppended told the last position after each COMMIT; must not block
     * @param erasures told of what was erased before anybody is
     */
    public LedgerWriter(
            Connections connections,
            String name,
            LongConsumer onAppended,
            ErasureJournal erasures,
            MeterRegistry registry) {
        this(connections, name, onAppended, erasures, registry, new WriteGate());
    }

    /** @param gate closed while nothing may be written */
    public LedgerWriter(
            Connections connections,
            String name,
            LongConsumer onAppended,
            ErasureJournal erasures,
            MeterRegistry registry,
            WriteGate gate) {
        this.gate = gate;
        this.connection = new WriterConnection(connections);
        this.name = name;
        this.onAppended = onAppended;
        this.erasures = erasures;
        this.metrics = new AppendMetrics(registry, queue);
        this.thread = Thread.ofPlatform().name("ledger-writer").start(this::run);
    }

    /** A request in the queue, and until when its caller has patience. */
    private record Waiting(
            AppendRequest request, CompletableFuture<Appended> future, Timer.Sample sample, long giveUpAtNanos) {}

    /** Hands a request over; the future completes when it is stored or will not be. */
    public CompletableFuture<Appended> append(AppendRequest request) {
        CompletableFuture<Appended> future = new CompletableFuture<>();
        Optional<LedgerClosed> closed = gate.closed();
        if (closing) {
            future.completeExceptionally(new LedgerUnavailable("the ledger's writer is closed", null));
        } else if (closed.isPresent()) {
            metrics.refused(LedgerClosed.class.getSimpleName());
            future.completeExceptionally(closed.get());
        } else if (!queue.offer(
                new Waiting(request, future, metrics.start(), System.nanoTime() + PATIENCE.toNanos()))) {
            metrics.refused(Overloaded.class.getSimpleName());
            future.completeExceptionally(new Overloaded());
        }
        return future;
    }

    private void run() {
        try {
            long lookedAtNanos = System.nanoTime();
            while (!closing || !queue.isEmpty()) {
                Waiting first = queue.poll(LOOK_FOR_CLOSING_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    store(gather(first));
                    lookedAtNanos = System.nanoTime();
                } else if (System.nanoTime() - lookedAtNanos >= LOOK_AT_DATABASE_EVERY.toNanos()) {
                    look();
                    lookedAtNanos = System.nanoTime();
                }
            }
        } catch (InterruptedException e) {
            LOG.info("the ledger's writer was interrupted");
        } finally {
            closing = true;
            connection.close();
            failRest();
        }
    }

    private void look() {
        try {
            var unused = connection.look();
        } catch (LedgerClosed e) {
            closeGate(e);
        }
    }

    /** The database that came back lacks what this node has acknowledged or seen: nothing must be built on it. */
    private void closeGate(LedgerClosed why) {
        if (!gate.isClosedBy(why.reason())) {
            LOG.error("Nothing is written any more. {}", why.getMessage());
            gate.close(why.reason(), String.valueOf(why.getMessage()));
        }
    }

    /** What waits already goes along; nobody waits for more: the next batch gathers while this one is stored. */
    private List<Waiting> gather(Waiting first) {
        List<Waiting> batch = new ArrayList<>(List.of(first));
        BatchRoom room = new BatchRoom(first.request());
        for (Waiting next = queue.peek(); next != null && room.take(next.request()); next = queue.peek()) {
            batch.add(queue.remove());
        }
        return batch;
    }

    private void failRest() {
        for (Waiting waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            fail(waiting, new LedgerUnavailable("the ledger's writer is closed", null));
        }
    }

    /**
     * Stores some requests together; where that breaks on one of them, each alone. Where the database is busy or short
     * of something, it is so for all of them: to try each would hold up whoever comes next for as many timeouts. Whatever
     * goes wrong goes to those who wait: the writer itself lives on.
     */
    private void store(List<Waiting> batch) throws InterruptedException {
        List<AppendRequest> requests = batch.stream().map(Waiting::request).toList();
        try {
            erasures.requireWritten();
            Result result = connection.inTransaction(
                    batch.getFirst().giveUpAtNanos(),
                    (open, batchUuid) -> new AppendTransaction(open, batchUuid, name).prepare(requests));
            if (!result.erased().isEmpty()) {
                erasures.write(result.erased());
            }
            acknowledge(batch, result);
        } catch (LedgerClosed e) {
            closeGate(e);
            batch.forEach(waiting -> fail(waiting, e));
        } catch (LedgerUnavailable e) {
            batch.forEach(waiting -> fail(waiting, e));
        } catch (SQLException | RuntimeException e) {
            RuntimeException told = inOurWords(e, requests.getFirst());
            if (batch.size() == 1 || told instanceof LedgerUnavailable) {
                batch.forEach(waiting -> fail(waiting, told));
            } else {
                for (Waiting waiting : batch) {
                    store(List.of(waiting));
                }
            }
        } catch (InterruptedException | Error e) {
            batch.forEach(waiting -> fail(waiting, new LedgerUnavailable("the ledger's writer ends", e)));
            throw e;
        }
    }

    /** The driver's messages name constraints and values; ours name the SQLSTATE alone. */
    private static RuntimeException inOurWords(Exception failure, AppendRequest request) {
        if (!(failure instanceof SQLException e)) {
            return failure instanceof RuntimeException own ? own : new IllegalStateException(failure);
        }
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.equals(LedgerEventStorageEngine.UNIQUE_VIOLATION)) {
            // Found by a constraint and not by the admission: somebody writes without the lock. The caller looks anew.
            StagedEvent first = request.events().getFirst();
            return new AppendRefused(new AppendRefusal.StreamConflict(first.streamId(), first.sequenceNo()));
        }
        // Class 53 is want of resources, such as a full disk; class 40 a rollback; then timeouts of lock and statement.
        boolean later =
                state.startsWith("53") || state.startsWith("40") || state.equals("55P03") || state.equals("57014");
        return later
                ? new LedgerUnavailable("the database is busy (SQLSTATE " + state + ")", e)
                : new IllegalStateException("the database refuses a request (SQLSTATE " + state + ")", e);
    }

    private void acknowledge(List<Waiting> batch, Result result) {
        if (result.clockWentBack()) {
            metrics.clockWentBack();
        }
        LedgerEnd end = result.end();
        if (end != null) {
            metrics.committed(batch.size());
            onAppended.accept(end.position());
        }
        for (int i = 0; i < batch.size(); i++) {
            acknowledge(batch.get(i), result.outcomes().get(i));
        }
    }

    private void acknowledge(Waiting waiting, Outcome outcome) {
        Appended appended = outcome.appended();
        AppendRefusal refusal = outcome.refusal();
        if (appended != null) {
            metrics.appended(waiting.sample());
            waiting.future().complete(appended);
        } else if (refusal != null) {
            metrics.refused(refusal.getClass().getSimpleName());
            waiting.future().completeExceptionally(new AppendRefused(refusal));
        }
    }

    private void fail(Waiting waiting, Exception cause) {
        metrics.refused(cause.getClass().getSimpleName());
        waiting.future().completeExceptionally(cause);
    }

    /** Takes no more requests, stores those that wait, and gives the connection back. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the ledger's writer finishes", e);
        }
    }

    /** Up to where this node knows the ledger, by what it wrote and by looking while it is idle. */
    public long knownPosition() {
        return connection.knownPosition();
    }

    /** The writer's server process; for tests that end it. */
    @Nullable
    Integer backendPid() throws SQLException {
        return connection.backendPid();
    }
}
