/** Deadlines that fire commands. */
@NullMarked
package al.feedbackledger.store.timer;

import org.jspecify.annotations.NullMarked;
