package al.feedbackledger.projections.view;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * One event of the ledger as a view folds it.
 *
 * @param position its place in the ledger, counted from 1 without holes
 * @param at occurredAt
 * @param actorRole in what capacity somebody acted; empty where the event does not say
 * @param actorId pseudonymous; empty for public events, whose actor is the role alone
 * @param event one of the records of the event catalogue
 */
public record LedgerEntry(
        long position, String eventId, String stream, Instant at, String actorRole, String actorId, Object event) {

    /** @throws IllegalArgumentException for a message that does not come from the ledger */
    public static LedgerEntry of(EventMessage<?> message) {
        if (!(message instanceof TrackedEventMessage<?> tracked)
                || !(message instanceof DomainEventMessage<?> recorded)) {
            throw new IllegalArgumentException("a view folds events of the ledger only");
        }
        OptionalLong position = tracked.trackingToken().position();
        return new LedgerEntry(
                position.orElseThrow(() -> new IllegalArgumentException("an event of the ledger has a position")),
                message.getIdentifier(),
                recorded.getAggregateIdentifier(),
                message.getTimestamp(),
                text(message, "actorRole"),
                text(message, "actorId"),
                message.getPayload());
    }

    private static String text(EventMessage<?> message, String key) {
        Object value = message.getMetaData().get(key);
        return value == null ? "" : value.toString();
    }
}
