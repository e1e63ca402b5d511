package al.feedbackledger.rules.integrity.proof;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.TreeHash;
import com.google.errorprone.annotations.CheckReturnValue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A Merkle consistency proof (RFC 6962, section 2.1.2): that the leaves of an older tree are the first leaves of a newer
 * one, in their order. Immutable.
 *
 * <p>Of a tree of size 0 there is nothing to prove, and no such proof comes to be: every tree goes on from it, and a
 * checker that said "consistent" would have said nothing. Two trees of one size have the proof without hashes.
 */
@CheckReturnValue
public final class ConsistencyProof {
    /** Hashes in a proof at most: one for each halving, and the one it begins with. */
    public static final int MAX_HASHES = 64;

    private final long olderSize;
    private final long newerSize;
    private final List<byte[]> hashes;

    /**
     * A proof as it was received; {@link #verify} says whether it proves anything.
     *
     * @param olderSize leaves of the older tree, at least 1
     * @param newerSize leaves of the newer tree, not less than the older
     * @param hashes 32 bytes each; exactly as many as the sizes demand
     * @throws IntegrityException if a size, a length or the number of hashes is out of range
     */
    public ConsistencyProof(long olderSize, long newerSize, List<byte[]> hashes) {
        this.olderSize = olderSize;
        this.newerSize = newerSize;
        requireSizes(olderSize, newerSize);
        this.hashes = ProofHashes.copied(
                hashes,
                LeafRange.ofConsistency(olderSize, newerSize).size(),
                "the consistency proof from " + olderSize + " to " + newerSize);
    }

    /**
     * The proof that the first leaves of a tree are those of an older one.
     *
     * @param hashes of a tree of at least {@code newerSize} leaves
     * @throws IntegrityException unless 1 ≤ older ≤ newer, or what the source throws
     */
    public static ConsistencyProof make(long olderSize, long newerSize, SubtreeHashes hashes) {
        requireSizes(olderSize, newerSize);
        List<byte[]> path = new ArrayList<>();
        for (LeafRange range : LeafRange.ofConsistency(olderSize, newerSize)) {
            path.add(range.hash(hashes));
        }
        return new ConsistencyProof(olderSize, newerSize, path);
    }

    private static void requireSizes(long olderSize, long newerSize) {
        if (olderSize < 1) {
            throw IntegrityException.unlike(
                    "consistency with a tree that has no leaves proves nothing",
                    "an older size of at least 1",
                    olderSize);
        }
        if (newerSize < olderSize) {
            throw IntegrityException.unlike(
                    "a newer tree cannot be smaller", "a newer size of at least " + olderSize, newerSize);
        }
    }

    /**
     * Lets pass when the older tree's leaves are the newer tree's first ones (RFC 9162, section 2.1.4.2, whose names are
     * kept), and in no other case.
     *
     * @param olderRoot 32 bytes
     * @param newerRoot 32 bytes
     * @throws IntegrityException if the proof does not lead to both roots; told is the root it missed
     */
    public void verify(byte[] olderRoot, byte[] newerRoot) {
        Canonical.requireHash(olderRoot, "the older root");
        Canonical.requireHash(newerRoot, "the newer root");
        if (olderSize == newerSize) {
            requireSame(olderRoot, newerRoot, "two trees of " + olderSize + " leaves have different roots");
            return;
        }
        boolean olderIsPerfect = Long.bitCount(olderSize) == 1;
        byte[] seed = olderIsPerfect ? olderRoot : hashes.getFirst();
        List<byte[]> path = olderIsPerfect ? hashes : hashes.subList(1, hashes.size());
        byte[] fr = seed;
        byte[] sr = seed;
        int shift = Long.numberOfTrailingZeros(olderSize);
        long fn = (olderSize - 1) >>> shift;
        long sn = (newerSize - 1) >>> shift;
        for (byte[] c : path) {
            if ((fn & 1) == 1 || fn == sn) {
                fr = TreeHash.node(c, fr);
                sr = TreeHash.node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                sr = TreeHash.node(sr, c);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        requireSame(olderRoot, fr, "the older tree of " + olderSize + " leaves is not a beginning of the newer");
        requireSame(newerRoot, sr, "the newer tree of " + newerSize + " leaves does not go on from the older");
    }

    private static void requireSame(byte[] expected, byte[] found, String otherwise) {
        if (!Arrays.equals(expected, found)) {
            throw IntegrityException.unlikeHash(otherwise, expected, found);
        }
    }

    /** How many leaves the older tree has. */
    public long olderSize() {
        return olderSize;
    }

    /** How many leaves the newer tree has. */
    public long newerSize() {
        return newerSize;
    }

    /** The hashes in the order of RFC 6962. */
    public List<byte[]> hashes() {
        return ProofHashes.copied(hashes);
    }
}
