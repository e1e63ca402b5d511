package al.feedbackledger.rules.integrity;

import com.google.errorprone.annotations.CheckReturnValue;

import java.util.List;

/**
 * The right edge of a Merkle tree: all that is needed to append leaves and to know the root. Immutable.
 *
 * <p>A tree of n leaves is a row of perfect trees, one for each bit that is set in n, the largest on the left (RFC 6962
 * splits at the largest power of two below n). Their roots are the <em>frontier</em>. Appending a leaf is adding one to
 * the binary number n: each carry joins the two rightmost trees of equal size. The root folds the frontier from the
 * right. Both cost at most 63 hashes, whatever n is.
 */
@CheckReturnValue
public final class CompactRange {
    private static final CompactRange EMPTY = new CompactRange(0, new byte[0][]);

    private final long size;

    /** Never changed after construction; hashes are shared between ranges and copied only when they leave this class. */
    private final byte[][] frontier;

    private CompactRange(long size, byte[][] frontier) {
        this.size = size;
        this.frontier = frontier;
    }

    /** The tree without leaves. */
    public static CompactRange empty() {
        return EMPTY;
    }

    /**
     * The tree that a size and a frontier describe.
     *
     * @param size number of leaves, not negative
     * @param frontier one hash of 32 bytes for each bit set in the size, the largest tree first
     * @throws IllegalArgumentException if size, count or a hash's length is out of range
     */
    public static CompactRange fromFrontier(long size, List<byte[]> frontier) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree cannot have " + size + " leaves");
        }
        if (frontier.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has a frontier of " + Long.bitCount(size)
                    + " hashes, not " + frontier.size());
        }
        byte[][] hashes = new byte[frontier.size()][];
        for (int i = 0; i < hashes.length; i++) {
            byte[] hash = frontier.get(i);
            Digests.requireHashLength(hash, "a frontier's hash");
            hashes[i] = hash.clone();
        }
        return new CompactRange(size, hashes);
    }

    /**
     * This tree with one more leaf on the right.
     *
     * @param leafHash 32 bytes, from {@link TreeHash#leaf}
     */
    public CompactRange append(byte[] leafHash) {
        Digests.requireHashLength(leafHash, "a leaf's hash");
        long newSize = Math.addExact(size, 1);
        int carries = Long.numberOfTrailingZeros(newSize);
        int kept = frontier.length - carries;
        byte[] right = leafHash.clone();
        for (int i = frontier.length - 1; i >= kept; i--) {
            right = TreeHash.node(frontier[i], right);
        }
        byte[][] hashes = new byte[kept + 1][];
        System.arraycopy(frontier, 0, hashes, 0, kept);
        hashes[kept] = right;
        return new CompactRange(newSize, hashes);
    }

    /** How many leaves the tree has. */
    public long size() {
        return size;
    }

    /** The root of the whole tree: 32 bytes. */
    public byte[] root() {
        if (size == 0) {
            return TreeHash.emptyRoot();
        }
        byte[] root = frontier[frontier.length - 1].clone();
        for (int i = frontier.length - 2; i >= 0; i--) {
            root = TreeHash.node(frontier[i], root);
        }
        return root;
    }

    /** The roots of the perfect trees that make up this one, the largest first; at most 63. */
    public List<byte[]> frontier() {
        byte[][] copies = new byte[frontier.length][];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = frontier[i].clone();
        }
        return List.of(copies);
    }
}
