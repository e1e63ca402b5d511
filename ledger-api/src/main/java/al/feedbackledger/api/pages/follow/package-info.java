/** The pages on which a person follows a case and acts in it. */
@NullMarked
package al.feedbackledger.api.pages.follow;

import org.jspecify.annotations.NullMarked;
