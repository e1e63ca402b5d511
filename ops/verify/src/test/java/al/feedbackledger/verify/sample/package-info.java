/** A ledger made by the rules themselves, written down as an export, a published log and receipts. */
@NullMarked
package al.feedbackledger.verify.sample;

import org.jspecify.annotations.NullMarked;
