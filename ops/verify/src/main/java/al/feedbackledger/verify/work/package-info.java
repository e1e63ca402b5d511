/** How work is shared among the processors. */
@NullMarked
package al.feedbackledger.verify.work;

import org.jspecify.annotations.NullMarked;
