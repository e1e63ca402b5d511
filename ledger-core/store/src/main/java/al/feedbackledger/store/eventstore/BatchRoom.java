package al.feedbackledger.store.eventstore;

import java.util.HashSet;
import java.util.Set;

/** How much more goes into a batch that is being gathered. */
final class BatchRoom {
    /** Bounds the time under the ledger's lock and the writer's memory. A single request may be larger. */
    static final int EVENTS_MAX = 2_048;

    static final long BYTES_MAX = 4L * 1_024 * 1_024;

    private final Set<Bytes> keys = new HashSet<>();
    private int events;
    private long bytes;

    BatchRoom(AppendRequest first) {
        add(first);
    }

    /**
     * Takes a request in if there is room. Two requests under one idempotency key never share a batch: the second needs
     * the first one's stored reply.
     */
    boolean take(AppendRequest request) {
        ReceiptRow receipt = request.attachment().receipt();
        boolean fits = events + request.events().size() <= EVENTS_MAX
                && bytes + bytes(request) <= BYTES_MAX
                && (receipt == null || !keys.contains(new Bytes(receipt.keyHash())));
        if (fits) {
            add(request);
        }
        return fits;
    }

    private void add(AppendRequest request) {
        ReceiptRow receipt = request.attachment().receipt();
        events += request.events().size();
        bytes += bytes(request);
        if (receipt != null) {
            keys.add(new Bytes(receipt.keyHash()));
        }
    }

    /** Payloads, metadata and sealed words; what else a row has is small and bounded. */
    private static long bytes(AppendRequest request) {
        long events = request.events().stream()
                .mapToLong(event -> event.payload().length + event.metadata().length)
                .sum();
        long words = request.attachment().sealedValues().stream()
                .mapToLong(row -> row.ciphertext().length)
                .sum();
        return events + words;
    }
}
