/** How often somebody may act. */
@NullMarked
package al.feedbackledger.api.limits;

import org.jspecify.annotations.NullMarked;
