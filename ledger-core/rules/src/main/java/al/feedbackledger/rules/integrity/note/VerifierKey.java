package al.feedbackledger.rules.integrity.note;

import com.google.errorprone.annotations.CheckReturnValue;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public key that signatures on notes are checked with: C2SP signed-note, section "Ed25519 signatures". Written as one
 * line, {@code name+hash+base64}. Immutable; equal are keys of the same name and bytes.
 */
@CheckReturnValue
public final class VerifierKey {
    private static final String WHAT = "a verifier key";

    private final String name;
    private final byte[] encoded;
    private final int keyId;
    private final PublicKey key;

    private VerifierKey(String name, byte[] encoded) {
        NoteText.requireName(name);
        this.key = Ed25519.publicKey(encoded);
        this.name = name;
        this.encoded = encoded.clone();
        this.keyId = KeyText.keyIdOf(name, encoded);
    }

    /**
     * A key from its name and bytes.
     *
     * @param name without spaces and plus signs; for a log, its origin
     * @param publicKey 32 bytes (RFC 8032, section 5.1.2)
     * @throws al.feedbackledger.rules.integrity.IntegrityException for a wrong name or bytes that are no key
     */
    public static VerifierKey of(String name, byte[] publicKey) {
        return new VerifierKey(name, publicKey);
    }

    /**
     * A key from its line of text.
     *
     * @throws al.feedbackledger.rules.integrity.IntegrityException for any other spelling, an algorithm other than
     *     Ed25519, or an id that is not this key's
     */
    public static VerifierKey parse(String text) {
        KeyText parts = KeyText.parse(text, WHAT);
        VerifierKey key = new VerifierKey(parts.name(), parts.key());
        parts.requireKeyIdOf(key.encoded, WHAT);
        return key;
    }

    /** Whose key it is. */
    public String name() {
        return name;
    }

    /** The first four bytes of the key's hash, which a signature line carries to name the key. */
    public int keyId() {
        return keyId;
    }

    /** The key's 32 bytes. */
    public byte[] publicKey() {
        return encoded.clone();
    }

    /** Name and key id, as people compare them: {@code name+hash}. */
    public String shortName() {
        return name + "+" + HexFormat.of().toHexDigits(keyId);
    }

    boolean verifies(byte[] message, byte[] signature) {
        return Ed25519.verifies(key, message, signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && name.equals(that.name) && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return keyId;
    }

    /** The line of text. */
    @Override
    public String toString() {
        return KeyText.written(name, keyId, encoded);
    }
}
