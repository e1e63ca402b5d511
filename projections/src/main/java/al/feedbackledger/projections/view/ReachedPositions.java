package al.feedbackledger.projections.view;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Positions as committed: told at once by this node's processors, and looked up where another node folds. */
final class ReachedPositions implements ViewPositions {
    /** How often to look at the database while nothing is told. */
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(50).toNanos();

    private final Map<String, ViewStore> stores = new LinkedHashMap<>();
    private final Map<String, Long> reached = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    ReachedPositions(Collection<View> views) {
        views.forEach(view -> stores.put(view.store().name().name(), view.store()));
    }

    void tell(ViewName view, long position) {
        lock.lock();
        try {
            reached.merge(view.name(), position, Math::max);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean await(Set<String> views, long position, Duration timeout) {
        views.forEach(this::store);
        long deadline = System.nanoTime() + timeout.toNanos();
        for (String view : views) {
            if (!await(view, position, deadline)) {
                return false;
            }
        }
        return true;
    }

    private boolean await(String view, long position, long deadline) {
        while (!told(view, position)) {
            long found = store(view).position();
            if (found >= position) {
                tell(store(view).name(), found);
                return true;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0 || !pause(view, position, Math.min(left, LOOK_EVERY_NANOS))) {
                return false;
            }
        }
        return true;
    }

    private boolean told(String view, long position) {
        lock.lock();
        try {
            return reached.getOrDefault(view, 0L) >= position;
        } finally {
            lock.unlock();
        }
    }

    /** @return false when the waiting thread is asked to stop */
    private boolean pause(String view, long position, long nanos) {
        long left = nanos;
        lock.lock();
        try {
            while (left > 0 && reached.getOrDefault(view, 0L) < position) {
                left = moved.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Map<String, Long> positions() {
        Map<String, Long> positions = new LinkedHashMap<>();
        stores.forEach((name, store) -> positions.put(name, store.position()));
        return positions;
    }

    @Override
    public Map<String, Long> lag(long head) {
        Map<String, Long> lag = positions();
        lag.replaceAll((name, position) -> Math.max(0, head - position));
        return lag;
    }

    private ViewStore store(String view) {
        ViewStore store = stores.get(view);
        if (store == null) {
            throw new IllegalArgumentException("no view is called " + view);
        }
        return store;
    }
}
