/** The checks of a published log. */
@NullMarked
package al.feedbackledger.verify.log;

import org.jspecify.annotations.NullMarked;
