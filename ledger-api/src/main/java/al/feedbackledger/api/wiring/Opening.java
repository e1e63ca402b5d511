package al.feedbackledger.api.wiring;

import al.feedbackledger.projections.view.ViewPositions;
import al.feedbackledger.projections.view.ViewProcessors;
import al.feedbackledger.store.database.StartRefused;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.eventstore.LedgerUnavailable;
import al.feedbackledger.store.eventstore.WriteGate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Set;

/**
 * What happens between the command bus and the doors: the first records, the views, the node's duties. Doors open after
 * it and close before it.
 */
@Component
final class Opening implements SmartLifecycle {
    /** After Axon registers its handlers (DEFAULT_PHASE − 3072) and before the web server opens (− 2048). */
    private static final int PHASE = DEFAULT_PHASE - 2560;

    private static final Duration CATALOGUE_AT_MOST = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final FirstStart firstStart;
    private final RetentionAdoption retention;
    private final ViewProcessors views;
    private final ViewPositions positions;
    private final LedgerReader ledger;
    private final NodeDuties duties;
    private final SignedCheck check;
    private final LogStart log;
    private final WriteGate gate;
    private volatile boolean running;

    Opening(
            FirstStart firstStart,
            RetentionAdoption retention,
            ViewProcessors views,
            ViewPositions positions,
            LedgerReader ledger,
            NodeDuties duties,
            SignedCheck check,
            LogStart log,
            WriteGate gate) {
        this.firstStart = firstStart;
        this.retention = retention;
        this.views = views;
        this.positions = positions;
        this.ledger = ledger;
        this.duties = duties;
        this.check = check;
        this.log = log;
        this.gate = gate;
    }

    @Override
    public void start() {
        boolean mayWrite = check.mayWrite();
        if (mayWrite) {
            recordOrRefuse();
        }
        views.start();
        // Without the catalogue no door could say where feedback goes. The other views may catch up while doors are
        // open.
        if (!positions.await(Set.of("catalogue"), ledger.headPosition(), CATALOGUE_AT_MOST)) {
            LOG.warn("the catalogue view is still catching up; the application reports ready when it has");
        }
        duties.start();
        if (mayWrite) {
            log.publish();
        }
        running = true;
    }

    /** A ledger that has everything on record opens its doors on a full disk too, for reading. */
    private void recordOrRefuse() {
        try {
            log.recordRestore();
            firstStart.recordWhatIsMissing();
            retention.adoptIfNew();
            log.recordKey();
        } catch (LedgerUnavailable e) {
            throw gate.closed()
                    .<RuntimeException>map(closed -> new StartRefused(
                            StartRefused.Code.DISK_FULL,
                            "Something must be put on record first, and nothing can be written. " + closed.getMessage()
                                    + " Make room, or let less be kept free (ledger.disk-kept-free).",
                            e))
                    .orElse(e);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
