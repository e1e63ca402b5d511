/** What a check finds, and how it is told. */
@NullMarked
package al.feedbackledger.verify.report;

import org.jspecify.annotations.NullMarked;
