/** Puts the application together: database, keys, ledger, projections, timers. */
@NullMarked
package al.feedbackledger.api.wiring;

import org.jspecify.annotations.NullMarked;
