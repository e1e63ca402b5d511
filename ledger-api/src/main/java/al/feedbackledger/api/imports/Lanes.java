package al.feedbackledger.api.imports;

import com.google.errorprone.annotations.CheckReturnValue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Does many pieces of work side by side, so that the ledger's writer finds many commands waiting; within a lane one after
 * the other. All imports of a node share one bound.
 */
@CheckReturnValue
final class Lanes {
    /** Commands of imports under way at once; people's own find room in the ledger's queue beside them. */
    static final int AT_ONCE = 64;

    private final Semaphore room = new Semaphore(AT_ONCE, true);

    /**
     * Runs the work of every lane.
     *
     * @return what came of each piece, lane by lane
     */
    <T, R> List<List<R>> run(List<List<T>> lanes, Function<T, R> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<R>>> running = lanes.stream()
                    .map(lane -> threads.submit(() -> oneByOne(lane, work)))
                    .toList();
            List<List<R>> results = new ArrayList<>(lanes.size());
            for (Future<List<R>> lane : running) {
                results.add(lane.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an import runs", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException own
                    ? own
                    : new IllegalStateException("a row of an import broke", e.getCause());
        }
    }

    private <T, R> List<R> oneByOne(List<T> lane, Function<T, R> work) throws InterruptedException {
        List<R> results = new ArrayList<>(lane.size());
        for (T piece : lane) {
            room.acquire();
            try {
                results.add(work.apply(piece));
            } finally {
                room.release();
            }
        }
        return results;
    }
}
