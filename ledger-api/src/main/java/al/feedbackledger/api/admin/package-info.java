/** The administrator's JSON door: accounts of staff, and timers that were halted. */
@NullMarked
package al.feedbackledger.api.admin;

import org.jspecify.annotations.NullMarked;
