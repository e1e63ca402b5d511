/** The citizen's JSON door. */
@NullMarked
package al.feedbackledger.api.feedback;

import org.jspecify.annotations.NullMarked;
