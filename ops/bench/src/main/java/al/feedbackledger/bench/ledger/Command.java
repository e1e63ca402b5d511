package al.feedbackledger.bench.ledger;

import al.feedbackledger.store.eventstore.Attachment;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * One act of somebody: one event, and what must be stored with it.
 *
 * @param attachment the sealed words, the case's key, its access and the receipt with its sealed reply
 */
record Command(DomainEventMessage<?> event, Attachment attachment) {}
