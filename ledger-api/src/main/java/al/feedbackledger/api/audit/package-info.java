/** The auditor's door: the whole of the ledger in order, any past state, and who opened whose words. */
@NullMarked
package al.feedbackledger.api.audit;

import org.jspecify.annotations.NullMarked;
