/** Drills on several nodes with one database: contention, sessions that end in the middle, clocks, frozen nodes. */
@NullMarked
package al.feedbackledger.store.drill;

import org.jspecify.annotations.NullMarked;
