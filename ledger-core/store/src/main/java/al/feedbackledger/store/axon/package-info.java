/** Aggregates, command handlers and the event store behind Axon. */
@NullMarked
package al.feedbackledger.store.axon;

import org.jspecify.annotations.NullMarked;
