package al.feedbackledger.projections.view;

import al.feedbackledger.projections.view.ViewRebuilds.Compared;
import al.feedbackledger.projections.view.ViewRebuilds.Outcome;
import al.feedbackledger.projections.view.ViewRebuilds.Phase;
import al.feedbackledger.projections.view.ViewRebuilds.Watcher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * A copy of a view on its way to the live one's place. Until the last step the live view is only read, so whatever fails or
 * dies before leaves it as it is.
 */
final class Rebuild {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final int PAGE = 5_000;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ViewBeside copy;
    private final ViewStore live;
    private final LedgerPages ledger;
    private final Watcher watcher;

    Rebuild(ViewBeside copy, LedgerPages ledger, Watcher watcher) {
        this.copy = copy;
        this.live = copy.live();
        this.ledger = ledger;
        this.watcher = watcher;
    }

    /** From the first event, and compared with the live view before it takes its place. */
    Outcome anew(boolean evenIfDifferent) {
        copy.begin(ViewStore::createWithoutSecondaryIndexes);
        long until = live.position();
        // A live view that holds nothing has nothing to be compared with.
        foldTo(until == 0 ? ledger.head() : until, Phase.FOLDING);
        watcher.at(Phase.INDEXING, 0, 1);
        copy.store().addSecondaryIndexes();
        watcher.at(Phase.INDEXING, 1, 1);
        Compared compared = until == 0 ? null : compare();
        if (compared != null && !compared.same()) {
            LOG.error(
                    "view {} at position {} has digest {}, and the events lead to {}",
                    live.name().processor(),
                    compared.position(),
                    compared.live(),
                    compared.built());
            if (!evenIfDifferent) {
                return new Outcome.Different(compared);
            }
        }
        live.copy(ViewCopy.BEFORE).drop();
        return takePlace(compared);
    }

    /** From where the copy was left. */
    Outcome again() {
        return takePlace(null);
    }

    /** Digests at one position: the live view's of one moment, and the copy's, which stands still there. */
    private Compared compare() {
        watcher.at(Phase.COMPARING, 0, 2);
        Replay.LiveView now = copy.liveNow();
        watcher.at(Phase.COMPARING, 1, 2);
        foldTo(now.position(), Phase.CATCHING_UP);
        String built = copy.store().digest();
        watcher.at(Phase.COMPARING, 2, 2);
        return new Compared(now.position(), now.digest(), built);
    }

    private void foldTo(long until, Phase phase) {
        long position = copy.position();
        // While a page is folded the next one is read and decoded.
        try (ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<List<LedgerEntry>> next = ahead(reading, position, until);
            while (position < until) {
                List<LedgerEntry> page = next.join();
                position = page.getLast().position();
                next = ahead(reading, position, until);
                copy.foldInBulk(page);
                watcher.at(phase, position, until);
            }
        }
    }

    private CompletableFuture<List<LedgerEntry>> ahead(Executor reading, long position, long until) {
        return CompletableFuture.supplyAsync(() -> page(position, until), reading);
    }

    private List<LedgerEntry> page(long position, long until) {
        if (position >= until) {
            return List.of();
        }
        List<LedgerEntry> page = ledger.after(position, (int) Math.min(PAGE, until - position));
        if (page.isEmpty()) {
            throw new IllegalStateException("the ledger ends before position " + until);
        }
        return page;
    }

    private Outcome takePlace(@Nullable Compared compared) {
        ViewSwitch places = new ViewSwitch(copy, ledger);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        foldTo(ledger.head(), Phase.CATCHING_UP);
        while (System.nanoTime() < deadline) {
            watcher.at(Phase.SWITCHING, 0, 1);
            foldTo(live.position(), Phase.CATCHING_UP);
            OptionalLong position = places.attempt();
            if (position.isPresent()) {
                LOG.info("view {} has been replaced at position {}", live.name().processor(), position.getAsLong());
                return new Outcome.Switched(position.getAsLong(), compared);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return new Outcome.StillRead();
    }
}
