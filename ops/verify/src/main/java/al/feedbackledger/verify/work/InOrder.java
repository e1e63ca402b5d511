package al.feedbackledger.verify.work;

import al.feedbackledger.verify.report.Unfinished;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Pieces of work done by one thread for each processor, whose results are taken by the caller's thread in the order of
 * the work. A few pieces are under way at a time, however many there are.
 */
public final class InOrder implements AutoCloseable {
    private static final int AHEAD = 3;

    private final int threads = Runtime.getRuntime().availableProcessors();
    private final ExecutorService pool = Executors.newFixedThreadPool(threads);

    /**
     * Does every piece and takes every result.
     *
     * @throws RuntimeException what a piece of work threw, when all before it are taken
     */
    public <T> void each(Iterator<? extends Callable<T>> works, Consumer<T> taker) {
        Deque<Future<T>> underWay = new ArrayDeque<>();
        boolean more = true;
        while (more || !underWay.isEmpty()) {
            while (underWay.size() < threads * AHEAD) {
                more = works.hasNext();
                if (!more) {
                    break;
                }
                underWay.add(pool.submit(works.next()));
            }
            if (!underWay.isEmpty()) {
                taker.accept(result(underWay.remove()));
            }
        }
    }

    private static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new Unfinished("a part could not be checked", failed);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unfinished("the check was stopped", stopped);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
