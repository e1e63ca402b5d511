package al.feedbackledger.store.eventstore;

import al.feedbackledger.rules.feedback.ErasureGround;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A case whose words go in the transaction that records their erasure: its sealed values, its key and the receipts of
 * its commands.
 *
 * @param refs of the words that the event says are erased
 * @param at when, by the event
 * @param ground why, by the event; {@link ErasureGround#ERASED_BEFORE_RESTORE} where the event is lost and nothing else
 *     tells it
 */
public record ErasedCase(String streamId, List<UUID> refs, Instant at, ErasureGround ground) {
    public ErasedCase {
        refs = List.copyOf(refs);
    }
}
