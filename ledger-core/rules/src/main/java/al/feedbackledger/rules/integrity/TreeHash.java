package al.feedbackledger.rules.integrity;

import com.google.errorprone.annotations.CheckReturnValue;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The hashes of the Merkle tree of RFC 6962, section 2.1: a leaf is SHA-256(0x00 ‖ entry), a node is
 * SHA-256(0x01 ‖ left ‖ right). The different first bytes keep a node from being passed off as a leaf.
 */
@CheckReturnValue
public final class TreeHash {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private TreeHash() {}

    /** The root of the tree without leaves: SHA-256 of the empty string. */
    public static byte[] emptyRoot() {
        return Digests.sha256().digest();
    }

    /** The hash of a leaf: 32 bytes. */
    public static byte[] leaf(byte[] entry) {
        MessageDigest sha256 = Digests.sha256();
        sha256.update(LEAF);
        return sha256.digest(entry);
    }

    /** The hash of a node over two hashes of 32 bytes each. */
    public static byte[] node(byte[] left, byte[] right) {
        Digests.requireHashLength(left, "the left hash");
        Digests.requireHashLength(right, "the right hash");
        MessageDigest sha256 = Digests.sha256();
        sha256.update(NODE);
        sha256.update(left);
        return sha256.digest(right);
    }

    /**
     * The root of a perfect tree, given the hashes of its bottom row: 32 bytes.
     *
     * @param row hashes of 32 bytes each, one after another
     * @param first which of them the tree begins with
     * @param count how many it has, a power of two
     * @throws IllegalArgumentException if the count is no power of two or the row does not hold that many
     */
    public static byte[] perfect(byte[] row, int first, int count) {
        int hash = Digests.HASH_BYTES;
        if (count < 1 || Integer.bitCount(count) != 1 || first < 0 || ((long) first + count) * hash > row.length) {
            throw new IllegalArgumentException("a perfect tree of " + count + " hashes from " + first
                    + " on is not in a row of " + row.length + " bytes");
        }
        byte[] work = Arrays.copyOfRange(row, first * hash, (first + count) * hash);
        MessageDigest sha256 = Digests.sha256();
        try {
            // Each round halves the row in place: what is written never overtakes what is still to be read.
            for (int left = count; left > 1; left /= 2) {
                for (int i = 0; i < left / 2; i++) {
                    sha256.update(NODE);
                    sha256.update(work, 2 * i * hash, 2 * hash);
                    sha256.digest(work, i * hash, hash);
                }
            }
        } catch (DigestException impossible) {
            throw new IllegalStateException("32 bytes are room for a SHA-256", impossible);
        }
        return Arrays.copyOf(work, hash);
    }
}
