package al.feedbackledger.api.acts;

import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.store.eventstore.Attachment;

import java.util.function.LongFunction;

/**
 * A command, the rows that go with it, and what to answer once its last event has a position.
 *
 * @param attachment without a receipt; the sender adds it
 */
record Drawn(StreamCommand command, Attachment attachment, LongFunction<ActReply> reply) {}
