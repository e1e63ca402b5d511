/** View: inbox. */
@NullMarked
package al.feedbackledger.projections.inbox;

import org.jspecify.annotations.NullMarked;
