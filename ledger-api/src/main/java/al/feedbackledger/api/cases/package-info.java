/** The institution's JSON door. */
@NullMarked
package al.feedbackledger.api.cases;

import org.jspecify.annotations.NullMarked;
