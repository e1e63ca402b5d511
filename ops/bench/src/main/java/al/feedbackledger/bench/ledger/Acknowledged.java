package al.feedbackledger.bench.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The ids of acknowledged events and how long each took; one per client while a load runs, then joined. */
final class Acknowledged {
    private final List<String> ids = new ArrayList<>();
    private long[] nanos = new long[1_024];

    void add(String id, long tookNanos) {
        if (ids.size() == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * nanos.length);
        }
        nanos[ids.size()] = tookNanos;
        ids.add(id);
    }

    void addAll(Acknowledged others) {
        for (int i = 0; i < others.ids.size(); i++) {
            add(others.ids.get(i), others.nanos[i]);
        }
    }

    List<String> ids() {
        return ids;
    }

    int size() {
        return ids.size();
    }

    /** Sorted, in milliseconds. */
    double percentileMillis(double percentile) {
        if (ids.isEmpty()) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, ids.size());
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * percentile))] / 1e6;
    }
}
