/** Room on the disk that the ledger's own server writes to. */
@NullMarked
package al.feedbackledger.store.disk;

import org.jspecify.annotations.NullMarked;
