/** Sealed words and the keys that open them. */
@NullMarked
package al.feedbackledger.store.vault;

import org.jspecify.annotations.NullMarked;
