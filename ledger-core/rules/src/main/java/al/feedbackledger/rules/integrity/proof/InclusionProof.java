package al.feedbackledger.rules.integrity.proof;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.TreeHash;
import com.google.errorprone.annotations.CheckReturnValue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A Merkle audit path (RFC 6962, section 2.1.1): the hashes beside the way from one leaf up to the root. Whoever has the
 * leaf and trusts the root learns that the leaf stands in the tree at this very index. Immutable.
 *
 * <p>Index and size alone say how many hashes there are and on which side each one stands; a proof with one hash more or
 * less does not come to be.
 */
@CheckReturnValue
public final class InclusionProof {
    /** Hashes in a proof at most: one for each halving of 2^63 − 1 leaves. */
    public static final int MAX_HASHES = 63;

    private final long index;
    private final long size;
    private final List<byte[]> hashes;

    /**
     * A proof as it was received; {@link #verify} says whether it proves anything.
     *
     * @param index which leaf, counted from 0
     * @param size how many leaves the tree has, more than {@code index}
     * @param hashes 32 bytes each, the leaf's sibling first; exactly as many as index and size demand
     * @throws IntegrityException if index, size, a length or the number of hashes is out of range
     */
    public InclusionProof(long index, long size, List<byte[]> hashes) {
        this.index = index;
        this.size = size;
        requireRange(index, size);
        this.hashes = ProofHashes.copied(
                hashes,
                LeafRange.ofInclusion(index, size).size(),
                "the inclusion proof of leaf " + index + " of " + size);
    }

    /**
     * The proof that a leaf is in a tree.
     *
     * @param hashes of a tree of at least {@code size} leaves
     * @throws IntegrityException unless 0 ≤ index &lt; size, or what the source throws
     */
    public static InclusionProof make(long index, long size, SubtreeHashes hashes) {
        requireRange(index, size);
        List<byte[]> path = new ArrayList<>();
        for (LeafRange range : LeafRange.ofInclusion(index, size)) {
            path.add(range.hash(hashes));
        }
        return new InclusionProof(index, size, path);
    }

    private static void requireRange(long index, long size) {
        if (index < 0 || index >= size) {
            throw IntegrityException.unlike(
                    "there is no such leaf", "an index of at least 0 and below the tree's size " + size, index);
        }
    }

    /**
     * Lets pass when the leaf stands at this index in the tree with this root, and in no other case.
     *
     * @param leafHash 32 bytes
     * @param root 32 bytes, trusted for other reasons: a verified checkpoint's
     * @throws IntegrityException if the proof does not lead from the leaf to the root
     */
    public void verify(byte[] leafHash, byte[] root) {
        Canonical.requireHash(root, "the root");
        byte[] reached = rootOver(leafHash);
        if (!Arrays.equals(reached, root)) {
            throw IntegrityException.unlikeHash(
                            "the leaf is not in the tree of " + size + " leaves: the proof leads to another root",
                            root,
                            reached)
                    .at(index);
        }
    }

    /**
     * The root that the proof leads to from a leaf (RFC 9162, section 2.1.3.2, whose names are kept): 32 bytes.
     *
     * @param leafHash 32 bytes
     */
    public byte[] rootOver(byte[] leafHash) {
        Canonical.requireHash(leafHash, "the leaf's hash");
        long fn = index;
        long sn = size - 1;
        byte[] r = leafHash.clone();
        for (byte[] p : hashes) {
            if ((fn & 1) == 1 || fn == sn) {
                r = TreeHash.node(p, r);
                // The last node of an incomplete tree has no sibling for some levels: it rises as it is.
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                r = TreeHash.node(r, p);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return r;
    }

    /** Which leaf the proof is about, counted from 0. */
    public long index() {
        return index;
    }

    /** How many leaves the tree has. */
    public long size() {
        return size;
    }

    /** The hashes, the leaf's sibling first. */
    public List<byte[]> hashes() {
        return ProofHashes.copied(hashes);
    }
}
