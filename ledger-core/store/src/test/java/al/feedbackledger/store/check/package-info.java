/** A second opinion on a stored ledger, for drills that break things and then look. */
@NullMarked
package al.feedbackledger.store.check;

import org.jspecify.annotations.NullMarked;
