package al.feedbackledger.rules.integrity.note;

import al.feedbackledger.rules.integrity.IntegrityException;
import com.google.errorprone.annotations.CheckReturnValue;

import java.security.PrivateKey;

/**
 * A private key that notes are signed with: C2SP signed-note, section "Ed25519 signatures". Written as one line,
 * {@code PRIVATE+KEY+name+hash+base64}, which is a secret; {@link #toString} does not tell it. Immutable.
 */
@CheckReturnValue
public final class SigningKey {
    private static final String WHAT = "a signing key";

    private final byte[] seed;
    private final PrivateKey key;
    private final VerifierKey verifierKey;

    private SigningKey(String name, byte[] seed) {
        this.key = Ed25519.privateKey(seed);
        this.seed = seed.clone();
        this.verifierKey = VerifierKey.of(name, EdwardsPoint.publicKeyOf(seed));
        byte[] probe = {1};
        if (!verifierKey.verifies(probe, Ed25519.sign(key, probe))) {
            throw new IllegalStateException("the public key derived here is not the one the platform signs for");
        }
    }

    /**
     * A key from its name and seed.
     *
     * @param name without spaces and plus signs; for a log, its origin
     * @param seed 32 random bytes (RFC 8032, section 5.1.5)
     * @throws IntegrityException for a wrong name or length
     */
    public static SigningKey of(String name, byte[] seed) {
        return new SigningKey(name, seed);
    }

    /**
     * A key from its line of text.
     *
     * @throws IntegrityException for any other spelling, an algorithm other than Ed25519, or an id that is not this
     *     key's; the text is not quoted
     */
    public static SigningKey parse(String text) {
        if (!text.startsWith(KeyText.PRIVATE)) {
            throw IntegrityException.because(WHAT + " begins with " + KeyText.PRIVATE);
        }
        KeyText parts = KeyText.parse(text.substring(KeyText.PRIVATE.length()), WHAT);
        SigningKey key = new SigningKey(parts.name(), parts.key());
        parts.requireKeyIdOf(key.verifierKey.publicKey(), WHAT);
        return key;
    }

    /** The line of text: a secret, for the key file alone. */
    public String secretText() {
        return KeyText.PRIVATE + KeyText.written(verifierKey.name(), verifierKey.keyId(), seed);
    }

    /** The public key to it. */
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    NoteSignature sign(byte[] message) {
        return new NoteSignature(verifierKey.name(), verifierKey.keyId(), Ed25519.sign(key, message));
    }

    @Override
    public String toString() {
        return "the signing key of " + verifierKey;
    }
}
