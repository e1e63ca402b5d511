/** The import door: feedback and catalogue entries that were collected elsewhere. */
@NullMarked
package al.feedbackledger.api.imports;

import org.jspecify.annotations.NullMarked;
