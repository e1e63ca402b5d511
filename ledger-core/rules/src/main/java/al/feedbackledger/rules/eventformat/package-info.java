/** The catalogue of every event name and revision ever stored, and its bytes. */
@NullMarked
package al.feedbackledger.rules.eventformat;

import org.jspecify.annotations.NullMarked;
