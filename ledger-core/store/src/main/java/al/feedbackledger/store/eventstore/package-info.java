/** Appends, reads and tails the ledger's events in PostgreSQL. */
@NullMarked
package al.feedbackledger.store.eventstore;

import org.jspecify.annotations.NullMarked;
