package al.feedbackledger.api.audit;

import al.feedbackledger.store.eventstore.RecordedBatch;

import java.time.Instant;
import java.util.UUID;

/**
 * One commit of the ledger as an auditor gets it; hashes are base64.
 *
 * @param first position
 * @param last position
 * @param recordedAt when its events became known, by the database's clock
 */
@SuppressWarnings("ArrayRecordComponent") // Written down at once, never compared.
record BatchLine(
        long batch,
        UUID id,
        long first,
        long last,
        byte[] prevRoot,
        byte[] root,
        Instant recordedAt,
        Instant maxOccurredAt,
        String writer) {

    static BatchLine of(RecordedBatch batch) {
        return new BatchLine(
                batch.number(),
                batch.id(),
                batch.firstPosition(),
                batch.lastPosition(),
                batch.prevRoot(),
                batch.root(),
                batch.recordedAt(),
                batch.maxOccurredAt(),
                batch.writer());
    }
}
