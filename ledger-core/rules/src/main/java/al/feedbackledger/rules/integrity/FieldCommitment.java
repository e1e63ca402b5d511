package al.feedbackledger.rules.integrity;

import com.google.errorprone.annotations.CheckReturnValue;

import java.security.MessageDigest;

/**
 * What an event keeps of a person's words: a commitment that reveals nothing about them, and that nobody can open to
 * other words.
 *
 * <pre>
 * HMAC-SHA-256(salt, "feedback-ledger/field/v1" ‖ 0x00 ‖ LP(path) ‖ LP(value))
 * </pre>
 */
@CheckReturnValue
public final class FieldCommitment {
    private static final String LABEL = "feedback-ledger/field/v1";

    private FieldCommitment() {}

    /**
     * The commitment to a value: 32 bytes.
     *
     * @param salt exactly 32 random bytes, kept with the sealed value and erased with it
     * @param path which field of the event the value belongs to
     * @throws IllegalArgumentException if the salt has another length or a text has no UTF-8 bytes
     */
    public static byte[] of(byte[] salt, String path, String value) {
        byte[] field =
                new ByteFormat(LABEL).lengthPrefixed(path).lengthPrefixed(value).bytes();
        return Digests.hmacSha256(salt, field, "a salt");
    }

    /** Whether salt, path and value open the commitment. */
    public static boolean opens(byte[] commitment, byte[] salt, String path, String value) {
        return MessageDigest.isEqual(commitment, of(salt, path, value));
    }
}
