package al.feedbackledger.store.eventstore;

import al.feedbackledger.rules.integrity.EventBytes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event with all that stands of it in the ledger, as an auditor gets it.
 *
 * @param payload the stored bytes
 * @param metadata the stored bytes
 * @param blind 32 bytes; with the event's bytes it opens an opaque leaf
 * @param leafHash 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // A row from the database: read once, never compared.
public record RecordedEvent(
        long position,
        String streamId,
        long sequenceNo,
        String eventId,
        String eventName,
        int revision,
        Instant occurredAt,
        byte[] payload,
        byte[] metadata,
        byte[] blind,
        byte[] leafHash) {

    /**
     * What the leaf was made from.
     *
     * @param recordedAt of the event's batch
     */
    public byte[] bytes(Instant recordedAt) {
        return EventBytes.of(
                streamId,
                sequenceNo,
                eventId,
                eventName,
                revision,
                micros(occurredAt),
                micros(recordedAt),
                payload,
                metadata);
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** The position: the rest is for auditors. */
    @Override
    public String toString() {
        return "RecordedEvent[" + position + "]";
    }
}
