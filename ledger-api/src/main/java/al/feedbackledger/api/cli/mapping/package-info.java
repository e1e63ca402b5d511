/** Mapping files: which column of a table means what, and what the import registers. */
@NullMarked
package al.feedbackledger.api.cli.mapping;

import org.jspecify.annotations.NullMarked;
