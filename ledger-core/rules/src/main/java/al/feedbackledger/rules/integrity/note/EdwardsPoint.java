package al.feedbackledger.rules.integrity.note;

import com.google.errorprone.annotations.CheckReturnValue;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A point of the curve edwards25519 in extended coordinates (RFC 8032, section 5.1.4): x = X/Z, y = Y/Z, x · y = T/Z.
 *
 * <p>It is here for one thing: the public key of a seed, which the JDK computes only while it makes a key by chance.
 * Signing is the JDK's. A key is derived once, when it is read, on the machine that holds it anyway; the time this takes
 * hangs on the seed a little, which is why nothing else is done with it.
 */
@CheckReturnValue
record EdwardsPoint(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {
    /** 2^255 − 19. */
    static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    private static final BigInteger TWICE_D = BigInteger.valueOf(-121_665)
            .multiply(BigInteger.valueOf(121_666).modInverse(PRIME))
            .shiftLeft(1)
            .mod(PRIME);
    private static final EdwardsPoint NEUTRAL =
            new EdwardsPoint(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);
    private static final EdwardsPoint BASE = affine(
            new BigInteger("15112221349535400772501151409588531511454012693041857206046113283949847762202"),
            new BigInteger("46316835694926478169428394003475163141307993866256225615783033603165251855960"));

    private static EdwardsPoint affine(BigInteger x, BigInteger y) {
        return new EdwardsPoint(x, y, BigInteger.ONE, x.multiply(y).mod(PRIME));
    }

    /** The public key of a seed of 32 bytes (RFC 8032, section 5.1.5): 32 bytes. */
    static byte[] publicKeyOf(byte[] seed) {
        byte[] scalar = Arrays.copyOf(sha512(seed), Ed25519.KEY_BYTES);
        scalar[0] &= (byte) 0xf8;
        scalar[31] &= 0x7f;
        scalar[31] |= 0x40;
        return BASE.times(new BigInteger(1, Ed25519.reversed(scalar))).encoded();
    }

    private EdwardsPoint times(BigInteger scalar) {
        EdwardsPoint sum = NEUTRAL;
        for (int bit = 254; bit >= 0; bit--) {
            EdwardsPoint doubled = sum.plus(sum);
            EdwardsPoint more = doubled.plus(this);
            sum = scalar.testBit(bit) ? more : doubled;
        }
        return sum;
    }

    /** The formulas of section 5.1.4, complete for any two points, so also for doubling. */
    private EdwardsPoint plus(EdwardsPoint other) {
        BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x)).mod(PRIME);
        BigInteger b = y.add(x).multiply(other.y.add(other.x)).mod(PRIME);
        BigInteger c = t.multiply(TWICE_D).multiply(other.t).mod(PRIME);
        BigInteger d = z.shiftLeft(1).multiply(other.z).mod(PRIME);
        BigInteger e = b.subtract(a);
        BigInteger f = d.subtract(c);
        BigInteger g = d.add(c);
        BigInteger h = b.add(a);
        return new EdwardsPoint(
                e.multiply(f).mod(PRIME),
                g.multiply(h).mod(PRIME),
                f.multiply(g).mod(PRIME),
                e.multiply(h).mod(PRIME));
    }

    /** Section 5.1.2: y in little-endian order, x's lowest bit on top. */
    private byte[] encoded() {
        BigInteger inverse = z.modInverse(PRIME);
        BigInteger affineX = x.multiply(inverse).mod(PRIME);
        BigInteger affineY = y.multiply(inverse).mod(PRIME);
        BigInteger number = affineX.testBit(0) ? affineY.setBit(255) : affineY;
        byte[] bigEndian = number.toByteArray();
        byte[] out = new byte[Ed25519.KEY_BYTES];
        for (int i = 0; i < Math.min(bigEndian.length, out.length); i++) {
            out[i] = bigEndian[bigEndian.length - 1 - i];
        }
        return out;
    }

    private static byte[] sha512(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java platform has no SHA-512, which Ed25519 needs", impossible);
        }
    }
}
