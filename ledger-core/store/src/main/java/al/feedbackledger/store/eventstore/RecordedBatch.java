package al.feedbackledger.store.eventstore;

import java.time.Instant;
import java.util.UUID;

/**
 * One commit of the ledger: which events it added, and what the tree came to.
 *
 * @param prevRoot root before it; of the first batch, SHA-256 of nothing
 * @param root of the tree after its last event
 * @param recordedAt the database's clock, never going back; the time at which its events were known
 */
@SuppressWarnings("ArrayRecordComponent") // A row from the database: read once, never compared.
public record RecordedBatch(
        long number,
        UUID id,
        long firstPosition,
        long lastPosition,
        byte[] prevRoot,
        byte[] root,
        Instant recordedAt,
        Instant maxOccurredAt,
        String writer) {}
