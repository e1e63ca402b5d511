/** The two languages of the doors, and the texts in them. */
@NullMarked
package al.feedbackledger.api.language;

import org.jspecify.annotations.NullMarked;
