package al.feedbackledger.api.wiring;

import al.feedbackledger.store.eventstore.LedgerUnavailable;
import al.feedbackledger.store.timer.DutyLock;
import al.feedbackledger.store.timer.Timers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What exactly one node does at a time: fires timers, takes the night's publication, changes keys. The node holds
 * the {@link DutyLock}; when it dies, the lock goes with it and another node takes over.
 */
final class NodeDuties implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeDuties.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final DutyLock lock;
    private final Timers timers;
    private final NightlyPublication nightly;
    private final HourlyUpkeep upkeep;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("node-duties").factory());

    NodeDuties(DutyLock lock, Timers timers, NightlyPublication nightly, HourlyUpkeep upkeep) {
        this.lock = lock;
        this.timers = timers;
        this.nightly = nightly;
        this.upkeep = upkeep;
    }

    void start() {
        var unused = thread.scheduleWithFixedDelay(this::round, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A round that fails is told and tried again; the schedule must not end with it. */
    private void round() {
        try {
            upkeep.forgetKeysIfDue();
            if (lock.isMine()) {
                int fired = timers.fireDue();
                while (fired > 0) {
                    fired = timers.fireDue();
                }
                nightly.takeIfDue();
                upkeep.putInOrderIfDue();
            }
        } catch (DataAccessException | LedgerUnavailable e) {
            LOG.warn("the node's duties could not be done: {}", e.getClass().getSimpleName());
            lock.letGo();
        } catch (RuntimeException e) {
            LOG.error("the node's duties failed", e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lock.letGo();
    }
}
