/** Carries the rows of a table to the import door and keeps account of every one. */
@NullMarked
package al.feedbackledger.api.cli.transfer;

import org.jspecify.annotations.NullMarked;
