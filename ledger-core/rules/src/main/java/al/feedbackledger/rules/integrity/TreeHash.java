package al.feedbackledger.rules.integrity;

import com.google.errorprone.annotations.CheckReturnValue;

import java.security.MessageDigest;

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
}
