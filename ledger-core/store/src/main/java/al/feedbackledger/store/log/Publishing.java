package al.feedbackledger.store.log;

import al.feedbackledger.store.eventstore.LedgerTail;
import al.feedbackledger.store.eventstore.LedgerUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Publishes the log while this node has the duties: a checkpoint at most every {@link #EVERY} and only when the ledger has
 * grown. Whatever goes wrong is told once and tried again every second, by itself; only the step that failed is lost.
 */
public final class Publishing implements AutoCloseable {
    static final Duration EVERY = Duration.ofMillis(250);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

    private final LogPublisher publisher;
    private final CheckpointMetrics metrics;
    private final LedgerTail tail;
    private final BooleanSupplier isMine;
    private final Thread thread;
    private final Semaphore grown = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What is wrong and was told, so that a disk that stays full does not fill the next one with lines. */
    private @Nullable String trouble;

    /** @param isMine whether this node has the duties; may fail while the database is away */
    public Publishing(LogPublisher publisher, CheckpointMetrics metrics, LedgerTail tail, BooleanSupplier isMine) {
        this.publisher = publisher;
        this.metrics = metrics;
        this.tail = tail;
        this.isMine = isMine;
        this.thread = Thread.ofPlatform().daemon().name("log-publisher").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            AutoCloseable listening = tail.listen(grown::release);
            while (closing.getCount() > 0) {
                round();
            }
            listening.close();
        } catch (Exception e) {
            LOG.error("the log is published no more", e);
        } finally {
            publisher.close();
        }
    }

    private void round() throws InterruptedException {
        long begin = System.nanoTime();
        grown.drainPermits();
        try {
            if (!isMine.getAsBoolean()) {
                publisher.close();
                metrics.failing(false);
                pause(AFTER_TROUBLE);
                return;
            }
            boolean more = publisher.publish();
            works();
            if (!more) {
                // Woken by growth; and once a second, because another node may have had the folder.
                var unused = grown.tryAcquire(AFTER_TROUBLE.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (LedgerUnavailable e) {
            LOG.warn("the log could not be published: {}", e.getMessage());
            publisher.close();
            pause(AFTER_TROUBLE);
        } catch (UncheckedIOException e) {
            fails(e.getMessage() + ": " + e.getCause(), e);
        } catch (RuntimeException e) {
            metrics.alarm();
            fails(String.valueOf(e.getMessage()), e);
        }
        pause(EVERY.minusNanos(System.nanoTime() - begin));
    }

    private void works() {
        if (trouble != null) {
            LOG.warn("the log is published again");
            trouble = null;
        }
        metrics.failing(false);
    }

    private void fails(String sentence, RuntimeException e) throws InterruptedException {
        metrics.failing(true);
        if (!sentence.equals(trouble)) {
            LOG.error("nothing is published, and it is tried again every second: {}", sentence, e);
            trouble = sentence;
        }
        pause(AFTER_TROUBLE);
    }

    private void pause(Duration length) throws InterruptedException {
        if (length.isPositive()) {
            var unused = closing.await(length.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Ends after the step it is in; it is not interrupted while it writes. */
    @Override
    public void close() {
        closing.countDown();
        grown.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
