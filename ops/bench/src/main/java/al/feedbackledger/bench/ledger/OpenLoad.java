package al.feedbackledger.bench.ledger;

import al.feedbackledger.store.eventstore.Overloaded;
import org.springframework.core.NestedExceptionUtils;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Commands at a fixed rate, whether those before are stored or not: what waits is measured as waiting. Each is timed from
 * when it was due, not from when a busy machine got round to it. So many makers share the rate that one that waits for
 * its command holds none of the others up.
 */
final class OpenLoad {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final EventMix mix;
    private final Sealing sealing;
    private final long seed;

    OpenLoad(EventMix mix, Sealing sealing, long seed) {
        this.mix = mix;
        this.sealing = sealing;
        this.seed = seed;
    }

    /**
     * Runs it and waits until all that was taken is stored.
     *
     * @param store stores a command and returns when it is stored
     * @param stored told the outcome and when the command was due
     * @return how many commands were refused because the writer's queue was full, as when the disk stands still
     */
    <T> long run(double perSecond, Duration howLong, Function<Command, T> store, BiConsumer<T, Long> stored)
            throws InterruptedException {
        Queue<Commands> idle = new ConcurrentLinkedQueue<>();
        List<Future<?>> running = new ArrayList<>();
        long sent = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            for (long now = begin; now - begin < howLong.toNanos(); now = System.nanoTime()) {
                long due = (long) ((now - begin) * perSecond / 1e9);
                for (; sent < due; sent++) {
                    long dueAt = begin + (long) (sent * 1e9 / perSecond);
                    Commands free = idle.poll();
                    Commands client = free == null ? new Commands(mix, sealing, seed + sent) : free;
                    running.add(threads.submit(() -> {
                        stored.accept(store.apply(client.next()), dueAt);
                        idle.add(client);
                    }));
                }
                TimeUnit.NANOSECONDS.sleep(TICK_NANOS);
            }
        }
        long refused = 0;
        for (Future<?> each : running) {
            if (isRefused(each)) {
                refused++;
            }
        }
        return refused;
    }

    private static boolean isRefused(Future<?> command) throws InterruptedException {
        try {
            command.get();
            return false;
        } catch (ExecutionException e) {
            if (NestedExceptionUtils.getMostSpecificCause(e) instanceof Overloaded) {
                return true;
            }
            throw new IllegalStateException("a command of the open load was not stored", e.getCause());
        }
    }
}
