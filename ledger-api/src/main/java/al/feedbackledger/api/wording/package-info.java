/** The words people see, in both languages, and how dates and numbers are written in them. */
@NullMarked
package al.feedbackledger.api.wording;

import org.jspecify.annotations.NullMarked;
