/** Writes the ledger into a folder that can be checked without the application. */
@NullMarked
package al.feedbackledger.api.cli.export;

import org.jspecify.annotations.NullMarked;
