package al.feedbackledger.api.audit;

import al.feedbackledger.store.eventstore.RecordedEvent;

import java.time.Instant;

/**
 * One event of the ledger as an auditor gets it; bytes are base64.
 *
 * @param payload the stored bytes
 * @param metadata the stored bytes
 * @param blind opens the leaf together with the event's bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Written down at once, never compared.
record EventLine(
        long position,
        String stream,
        long sequence,
        String eventId,
        String event,
        int revision,
        Instant occurredAt,
        byte[] payload,
        byte[] metadata,
        byte[] blind,
        byte[] leafHash) {

    static EventLine of(RecordedEvent event) {
        return new EventLine(
                event.position(),
                event.streamId(),
                event.sequenceNo(),
                event.eventId(),
                event.eventName(),
                event.revision(),
                event.occurredAt(),
                event.payload(),
                event.metadata(),
                event.blind(),
                event.leafHash());
    }

    /** The position: the rest is for the auditor. */
    @Override
    public String toString() {
        return "EventLine[" + position + "]";
    }
}
