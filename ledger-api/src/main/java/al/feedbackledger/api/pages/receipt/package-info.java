/** The pages of receipts, and the page that tells everybody how they are checked. */
@NullMarked
package al.feedbackledger.api.pages.receipt;

import org.jspecify.annotations.NullMarked;
