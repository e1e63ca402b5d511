/** The auditor's pages. */
@NullMarked
package al.feedbackledger.api.pages.audit;

import org.jspecify.annotations.NullMarked;
