/** A ledger as this release's first stage stored it: how it was made, and what every later stage must find in it. */
@NullMarked
package al.feedbackledger.store.stored;

import org.jspecify.annotations.NullMarked;
