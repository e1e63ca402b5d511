package al.feedbackledger.rules.integrity.note;

import al.feedbackledger.rules.integrity.IntegrityException;
import com.google.errorprone.annotations.CheckReturnValue;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;

/** Ed25519 (RFC 8032) by the JDK, with keys as the 32 bytes that the world writes them as. */
@CheckReturnValue
final class Ed25519 {
    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    private static final String NAME = "Ed25519";

    private Ed25519() {}

    /**
     * A public key from its encoding (RFC 8032, section 5.1.2): y in little-endian order, the top bit is x's parity.
     *
     * @throws IntegrityException for another length, a y that is not reduced, or a point that is not on the curve
     */
    static PublicKey publicKey(byte[] encoded) {
        requireLength(encoded, "a public key");
        byte[] bigEndian = reversed(encoded);
        boolean xIsOdd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        BigInteger y = new BigInteger(1, bigEndian);
        if (y.compareTo(EdwardsPoint.PRIME) >= 0) {
            throw IntegrityException.because("a public key is spelt in another way than the canonical one");
        }
        EdECPublicKeySpec spec = new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(xIsOdd, y));
        try {
            PublicKey key = KeyFactory.getInstance(NAME).generatePublic(spec);
            // Only here does the JDK look for the point on the curve.
            signature().initVerify(key);
            return key;
        } catch (InvalidKeySpecException | InvalidKeyException notOnTheCurve) {
            throw IntegrityException.because("a public key is no point of the curve");
        } catch (NoSuchAlgorithmException impossible) {
            throw missing(impossible);
        }
    }

    /**
     * A private key from its seed (RFC 8032, section 5.1.5).
     *
     * @throws IntegrityException for another length
     */
    static PrivateKey privateKey(byte[] seed) {
        requireLength(seed, "a private key");
        try {
            return KeyFactory.getInstance(NAME)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed.clone()));
        } catch (NoSuchAlgorithmException | InvalidKeySpecException impossible) {
            throw missing(impossible);
        }
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = signature();
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (InvalidKeyException | SignatureException impossible) {
            throw missing(impossible);
        }
    }

    /** Whether this is the signature; whatever is no signature at all is not. */
    static boolean verifies(PublicKey key, byte[] message, byte[] claimed) {
        if (claimed.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature signature = signature();
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(claimed);
        } catch (SignatureException noPointOrNoNumber) {
            return false;
        } catch (InvalidKeyException impossible) {
            throw missing(impossible);
        }
    }

    static byte[] reversed(byte[] bytes) {
        byte[] out = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            out[i] = bytes[bytes.length - 1 - i];
        }
        return out;
    }

    private static void requireLength(byte[] key, String what) {
        if (key.length != KEY_BYTES) {
            throw IntegrityException.unlike(what + " has a wrong length", KEY_BYTES + " bytes", key.length);
        }
    }

    private static Signature signature() {
        try {
            return Signature.getInstance(NAME);
        } catch (NoSuchAlgorithmException impossible) {
            throw missing(impossible);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException cause) {
        return new IllegalStateException("every Java platform since 15 has Ed25519", cause);
    }
}
