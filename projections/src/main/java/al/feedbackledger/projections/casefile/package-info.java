/** View: casefile. */
@NullMarked
package al.feedbackledger.projections.casefile;

import org.jspecify.annotations.NullMarked;
