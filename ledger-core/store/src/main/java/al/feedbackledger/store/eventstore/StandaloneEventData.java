package al.feedbackledger.store.eventstore;

import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;

import java.time.Instant;

/** A stored event that belongs to no stream: Axon must not take it for an aggregate's. */
record StandaloneEventData(TrackingToken trackingToken, EventData<byte[]> data) implements TrackedEventData<byte[]> {
    @Override
    public String getEventIdentifier() {
        return data.getEventIdentifier();
    }

    @Override
    public Instant getTimestamp() {
        return data.getTimestamp();
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return data.getMetaData();
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return data.getPayload();
    }
}
