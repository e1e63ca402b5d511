/** What the ledger says about itself: publication points, releases, policies, keys. */
@NullMarked
package al.feedbackledger.rules.publication;

import org.jspecify.annotations.NullMarked;
