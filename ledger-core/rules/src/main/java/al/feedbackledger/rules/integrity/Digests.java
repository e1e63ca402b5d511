package al.feedbackledger.rules.integrity;

import com.google.errorprone.annotations.CheckReturnValue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 and HMAC-SHA-256 as integrity uses them: with lengths checked, and no checked exceptions. */
@CheckReturnValue
public final class Digests {
    /** Bytes in a hash, a salt and a blind alike. */
    public static final int HASH_BYTES = 32;

    private static final int BLOCK_BYTES = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private Digests() {}

    /** A SHA-256 (FIPS 180-4) that has seen nothing yet. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /**
     * HMAC-SHA-256 (RFC 2104), written out over one SHA-256: looking up and keying a Mac costs more than a short message.
     * Only keys of exactly 32 bytes: HMAC pads a short key with zeros, so two keys could give one commitment.
     */
    static byte[] hmacSha256(byte[] key, byte[] message, String whatTheKeyIs) {
        requireHashLength(key, whatTheKeyIs);
        MessageDigest sha256 = sha256();
        sha256.update(block(key, INNER));
        byte[] inner = sha256.digest(message);
        sha256.update(block(key, OUTER));
        return sha256.digest(inner);
    }

    private static byte[] block(byte[] key, byte pad) {
        byte[] block = new byte[BLOCK_BYTES];
        for (int i = 0; i < block.length; i++) {
            block[i] = (byte) (i < key.length ? key[i] ^ pad : pad);
        }
        return block;
    }

    static void requireHashLength(byte[] bytes, String what) {
        if (bytes.length != HASH_BYTES) {
            throw new IllegalArgumentException(what + " has " + bytes.length + " bytes, not " + HASH_BYTES);
        }
    }
}
