/** Inclusion and consistency proofs of RFC 6962, made from the hashes of a tree and checked against its roots. */
@NullMarked
package al.feedbackledger.rules.integrity.proof;

import org.jspecify.annotations.NullMarked;
