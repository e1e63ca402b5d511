package al.feedbackledger.store.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event in its stored bytes, still without a position.
 *
 * @param sequenceNo its number in its stream, from 0
 * @param occurredAt whole microseconds
 * @param payload exactly the bytes that are stored and hashed
 * @param metadata exactly the bytes that are stored and hashed
 * @param isPublic whether the log shows its bytes or only a commitment to them
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way to the database: written once, never compared.
public record StagedEvent(
        String streamId,
        long sequenceNo,
        String eventId,
        String eventName,
        int revision,
        Instant occurredAt,
        byte[] payload,
        byte[] metadata,
        boolean isPublic) {
    public StagedEvent {
        if (sequenceNo < 0 || revision < 0) {
            throw new IllegalArgumentException("sequence numbers and revisions are not negative");
        }
        if (!occurredAt.equals(occurredAt.truncatedTo(ChronoUnit.MICROS))) {
            throw new IllegalArgumentException("times are whole microseconds: " + occurredAt);
        }
    }

    long occurredAtMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, occurredAt);
    }
}
