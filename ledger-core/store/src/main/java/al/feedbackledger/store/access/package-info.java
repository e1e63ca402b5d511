/** References, tracking codes and staff accounts. */
@NullMarked
package al.feedbackledger.store.access;

import org.jspecify.annotations.NullMarked;
