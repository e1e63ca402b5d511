/** View: catalogue. */
@NullMarked
package al.feedbackledger.projections.catalogue;

import org.jspecify.annotations.NullMarked;
