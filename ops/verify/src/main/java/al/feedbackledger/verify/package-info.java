/**
 * The auditor's program. It stands on the rules alone, so that nobody has to trust what is audited; a second one can be
 * written from the documented byte formats.
 */
@NullMarked
package al.feedbackledger.verify;

import org.jspecify.annotations.NullMarked;
