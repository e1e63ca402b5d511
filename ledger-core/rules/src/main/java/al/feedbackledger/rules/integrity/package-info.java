/**
 * The Merkle tree, leaves and commitments, on the JDK alone.
 *
 * <p>The rooms inside: {@code proof} makes and checks proofs, {@code tile} lays the tree and its entries out as files,
 * {@code note} signs texts, {@code checkpoint} is what a log signs and the proof files that end in it. Whatever comes
 * from outside and is wrong is refused by an {@link al.feedbackledger.rules.integrity.IntegrityException}; what only our
 * own code can have got wrong is an {@link java.lang.IllegalArgumentException}.
 */
@NullMarked
package al.feedbackledger.rules.integrity;

import org.jspecify.annotations.NullMarked;
