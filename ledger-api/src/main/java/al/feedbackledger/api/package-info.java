/** The deployable application. */
@NullMarked
package al.feedbackledger.api;

import org.jspecify.annotations.NullMarked;
