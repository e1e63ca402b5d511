/** Copies of a ledger that are whole, checked and private, and the way back from one. */
@NullMarked
package al.feedbackledger.store.backup;

import org.jspecify.annotations.NullMarked;
