package al.feedbackledger.rules.integrity;

import com.google.errorprone.annotations.CheckReturnValue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Reads numbers, bytes and texts that have one spelling only. What can be spelt in two ways can be changed without
 * changing what it says, and a check that lets the second spelling pass has let a changed byte pass.
 */
@CheckReturnValue
public final class Canonical {
    /** Digits of the largest tree, 2^63 − 1: larger ones do not exist here, whatever the formats allow. */
    private static final String MAX_DECIMAL = Long.toString(Long.MAX_VALUE);

    private static final int GROUP_BYTES = 3;
    private static final int GROUP_LETTERS = 4;

    private Canonical() {}

    /**
     * A number in ASCII decimal without leading zeroes, from 0 to 2^63 − 1.
     *
     * @param what names the number in the refusal
     * @throws IntegrityException for anything else: a sign, a space, {@code 007}, 2^63
     */
    public static long decimal(String text, String what) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean leadingZero = text.length() > 1 && text.startsWith("0");
        boolean tooLarge = text.length() > MAX_DECIMAL.length()
                || (text.length() == MAX_DECIMAL.length() && text.compareTo(MAX_DECIMAL) > 0);
        if (!digits || leadingZero || tooLarge) {
            throw IntegrityException.unlike(
                    what + " is not written as a number",
                    "decimal digits without leading zeroes, at most " + MAX_DECIMAL,
                    IntegrityException.quoted(text));
        }
        return Long.parseLong(text);
    }

    /**
     * Bytes in the standard Base 64 encoding of RFC 4648, section 4, with padding and with zero bits at the end.
     *
     * @param what names the bytes in the refusal, which does not quote them: they may be words
     * @throws IntegrityException for any other spelling
     */
    public static byte[] base64(String text, String what) {
        // A letter that is no byte becomes '?', which is none of base64's.
        return base64(text.getBytes(StandardCharsets.ISO_8859_1), what);
    }

    /**
     * The same, of bytes that are the letters.
     *
     * @throws IntegrityException for any other spelling
     */
    public static byte[] base64(byte[] letters, String what) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(letters);
        } catch (IllegalArgumentException notBase64) {
            throw IntegrityException.because(
                    what + " is not base64 (RFC 4648, section 4): " + letters.length + " characters");
        }
        if (!isTheOneSpelling(letters, bytes)) {
            throw IntegrityException.because(
                    what + " is base64 in another spelling than the canonical one: " + letters.length + " characters");
        }
        return bytes;
    }

    /** Only the last four letters can be spelt otherwise: by padding that is missing, or by bits that are not used. */
    private static boolean isTheOneSpelling(byte[] letters, byte[] bytes) {
        int groups = (bytes.length + GROUP_BYTES - 1) / GROUP_BYTES;
        if (letters.length != groups * GROUP_LETTERS) {
            return false;
        }
        if (groups == 0) {
            return true;
        }
        byte[] last = Base64.getEncoder().encode(Arrays.copyOfRange(bytes, (groups - 1) * GROUP_BYTES, bytes.length));
        return Arrays.equals(last, 0, last.length, letters, letters.length - GROUP_LETTERS, letters.length);
    }

    /** The one spelling of bytes in base64. */
    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * A hash in base64: 32 bytes.
     *
     * @throws IntegrityException for another length or spelling
     */
    public static byte[] hash(String text, String what) {
        byte[] hash = base64(text, what);
        requireHash(hash, what);
        return hash;
    }

    /**
     * Lets 32 bytes pass and nothing else.
     *
     * @throws IntegrityException for another length
     */
    public static void requireHash(byte[] hash, String what) {
        if (hash.length != Digests.HASH_BYTES) {
            throw IntegrityException.unlike(what + " has a wrong length", Digests.HASH_BYTES + " bytes", hash.length);
        }
    }

    /**
     * A text from its UTF-8 bytes; a byte order mark counts as a character.
     *
     * @throws IntegrityException where the bytes are no UTF-8; the index is that of the first wrong byte
     */
    public static String utf8(byte[] bytes, String what) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
        } catch (CharacterCodingException wrongByte) {
            throw IntegrityException.because(what + " is not UTF-8").at(in.position());
        }
    }
}
