/** The pages on which a person gives feedback. */
@NullMarked
package al.feedbackledger.api.pages.feedback;

import org.jspecify.annotations.NullMarked;
