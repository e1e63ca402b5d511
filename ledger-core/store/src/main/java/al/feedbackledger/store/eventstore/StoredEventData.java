package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.eventstore.LedgerReader.StoredEvent;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

import java.time.Instant;

/**
 * A stored event in Axon's words. Axon's own entries keep times as texts with three decimals: whoever folded those would
 * see other times than the ledger has stored and signed, which are microseconds.
 *
 * @param streamType the kind of stream that events of this name belong to
 */
record StoredEventData(StoredEvent event, String streamType) implements DomainEventData<byte[]> {
    @Override
    public String getType() {
        return streamType;
    }

    @Override
    public String getAggregateIdentifier() {
        return event.streamId();
    }

    @Override
    public long getSequenceNumber() {
        return event.sequenceNo();
    }

    @Override
    public String getEventIdentifier() {
        return event.eventId();
    }

    @Override
    public Instant getTimestamp() {
        return event.occurredAt();
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(event.metadata(), byte[].class);
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return new SimpleSerializedObject<>(
                event.payload(), byte[].class, event.eventName(), Integer.toString(event.revision()));
    }
}
