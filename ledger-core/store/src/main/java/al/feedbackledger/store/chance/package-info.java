/** Where every random byte and every random id comes from. Knows nothing else, so that everything may know it. */
@NullMarked
package al.feedbackledger.store.chance;

import org.jspecify.annotations.NullMarked;
