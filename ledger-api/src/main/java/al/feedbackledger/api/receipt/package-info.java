/** Receipts: what shows a person, and whoever they give it to, that their feedback was recorded as it was sent. */
@NullMarked
package al.feedbackledger.api.receipt;

import org.jspecify.annotations.NullMarked;
