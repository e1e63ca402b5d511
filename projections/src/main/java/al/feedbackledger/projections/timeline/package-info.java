/** View: timeline. */
@NullMarked
package al.feedbackledger.projections.timeline;

import org.jspecify.annotations.NullMarked;
