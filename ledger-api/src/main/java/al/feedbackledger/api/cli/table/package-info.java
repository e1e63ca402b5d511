/** Reads CSV files strictly and in bounded memory. */
@NullMarked
package al.feedbackledger.api.cli.table;

import org.jspecify.annotations.NullMarked;
