/** The check of a person's receipt. */
@NullMarked
package al.feedbackledger.verify.receipt;

import org.jspecify.annotations.NullMarked;
