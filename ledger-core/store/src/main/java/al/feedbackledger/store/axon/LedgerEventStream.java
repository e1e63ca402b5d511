package al.feedbackledger.store.axon;

import al.feedbackledger.store.eventstore.LedgerEventStorageEngine;
import al.feedbackledger.store.eventstore.LedgerTail;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** The ledger from a position on, read in pages; asks the database only when the tail says there is more. */
final class LedgerEventStream implements TrackingEventStream {
    private static final int PAGE = 1_000;

    private final LedgerEventStorageEngine engine;
    private final LedgerTail tail;
    private final Queue<TrackedEventMessage<?>> page = new ArrayDeque<>();
    private @Nullable TrackingToken last;
    private @Nullable AutoCloseable listening;
    private boolean lookOnce = true;

    LedgerEventStream(LedgerEventStorageEngine engine, LedgerTail tail, @Nullable TrackingToken last) {
        this.engine = engine;
        this.tail = tail;
        this.last = last;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        fill();
        return Optional.ofNullable(page.peek());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        fill();
        long end = System.nanoTime() + unit.toNanos(timeout);
        while (page.isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0 || !tail.awaitBeyond(LedgerEventStorageEngine.position(last), Duration.ofNanos(left))) {
                return false;
            }
            fill();
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS)) {
            // Waits again: there is no longest wait for the next event.
        }
        return page.remove();
    }

    private void fill() {
        // The tail may not know the head yet when a stream is opened, so the first look goes to the database.
        if (page.isEmpty() && (lookOnce || tail.woken() > LedgerEventStorageEngine.position(last))) {
            List<TrackedEventMessage<?>> next = engine.nextBatch(last, PAGE);
            lookOnce = next.size() == PAGE;
            if (!next.isEmpty()) {
                page.addAll(next);
                last = next.getLast().trackingToken();
            }
        }
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        close();
        listening = tail.listen(callback);
        return true;
    }

    @Override
    public void close() {
        AutoCloseable registered = listening;
        listening = null;
        if (registered != null) {
            try {
                registered.close();
            } catch (Exception e) {
                throw new IllegalStateException("a listener of the tail does not end", e);
            }
        }
    }
}
