package al.feedbackledger.store.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A case whose words go in the transaction that records their erasure: its sealed values, its key and the receipts of
 * its commands.
 *
 * @param refs of the words that the event says are erased
 * @param at when, by the event
 */
public record ErasedCase(String streamId, List<UUID> refs, Instant at) {
    public ErasedCase {
        refs = List.copyOf(refs);
    }
}
