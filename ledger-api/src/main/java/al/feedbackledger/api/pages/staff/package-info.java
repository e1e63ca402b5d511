/** The pages of the institutions: sign-in, inbox, case. */
@NullMarked
package al.feedbackledger.api.pages.staff;

import org.jspecify.annotations.NullMarked;
