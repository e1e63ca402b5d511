/** What the law on dependencies must catch, and what it must let pass. */
@NullMarked
package al.feedbackledger.verify.planted;

import org.jspecify.annotations.NullMarked;
