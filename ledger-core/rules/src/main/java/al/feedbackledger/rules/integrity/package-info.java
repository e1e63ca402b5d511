/** The Merkle tree, leaves and commitments, on the JDK alone. */
@NullMarked
package al.feedbackledger.rules.integrity;

import org.jspecify.annotations.NullMarked;
