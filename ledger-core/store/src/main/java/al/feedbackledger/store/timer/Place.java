package al.feedbackledger.store.timer;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;

import java.time.Instant;

/** Which event of which case, and when: what a timer is set by. */
record Place(String stream, String event, Instant at) {
    /** @throws IllegalStateException for an event without a stream, which no event of a case is */
    static Place of(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> domain)) {
            throw new IllegalStateException("an event of a case has a stream");
        }
        return new Place(domain.getAggregateIdentifier(), message.getIdentifier(), message.getTimestamp());
    }
}
