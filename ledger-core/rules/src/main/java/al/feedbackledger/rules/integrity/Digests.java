package al.feedbackledger.rules.integrity;

import com.google.errorprone.annotations.CheckReturnValue;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 and HMAC-SHA-256 as integrity uses them: with lengths checked, and no checked exceptions. */
@CheckReturnValue
public final class Digests {
    /** Bytes in a hash, a salt and a blind alike. */
    public static final int HASH_BYTES = 32;

    private Digests() {}

    /** A SHA-256 (FIPS 180-4) that has seen nothing yet. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Only keys of exactly 32 bytes: HMAC pads a short key with zeros, so two keys could give one commitment. */
    static byte[] hmacSha256(byte[] key, byte[] message, String whatTheKeyIs) {
        requireHashLength(key, whatTheKeyIs);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
        }
    }

    static void requireHashLength(byte[] bytes, String what) {
        if (bytes.length != HASH_BYTES) {
            throw new IllegalArgumentException(what + " has " + bytes.length + " bytes, not " + HASH_BYTES);
        }
    }
}
