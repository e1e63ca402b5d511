package al.feedbackledger.rules.integrity;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the ledger's own byte formats: a label, a zero byte, then fields, each a fixed-width big-endian number or
 * {@code LP(x)} = uint32 length of x, then x. Every field's end is known from the bytes before it, so no two different
 * lists of fields give the same bytes.
 */
@CheckReturnValue
final class ByteFormat {
    private static final int USUAL_BYTES = 1_024;

    private byte[] written = new byte[USUAL_BYTES];
    private int size;

    ByteFormat(String label) {
        raw(label.getBytes(StandardCharsets.US_ASCII));
        raw(new byte[1]);
    }

    @CanIgnoreReturnValue
    ByteFormat lengthPrefixed(byte[] field) {
        number(field.length, Integer.BYTES);
        raw(field);
        return this;
    }

    @CanIgnoreReturnValue
    ByteFormat lengthPrefixed(String field) {
        return lengthPrefixed(utf8(field));
    }

    @CanIgnoreReturnValue
    ByteFormat uint32(int number) {
        return number(notNegative(number), Integer.BYTES);
    }

    @CanIgnoreReturnValue
    ByteFormat uint64(long number) {
        return number(notNegative(number), Long.BYTES);
    }

    @CanIgnoreReturnValue
    ByteFormat int64(long number) {
        return number(number, Long.BYTES);
    }

    private static long notNegative(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("a negative number has no place in an unsigned field: " + number);
        }
        return number;
    }

    @CanIgnoreReturnValue
    private ByteFormat number(long number, int bytes) {
        makeRoom(bytes);
        for (int shift = (bytes - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            written[size++] = (byte) (number >>> shift);
        }
        return this;
    }

    private void raw(byte[] bytes) {
        makeRoom(bytes.length);
        System.arraycopy(bytes, 0, written, size, bytes.length);
        size += bytes.length;
    }

    private void makeRoom(int bytes) {
        int needed = Math.addExact(size, bytes);
        if (needed > written.length) {
            written = Arrays.copyOf(
                    written, Math.max(needed, (int) Math.min(2L * written.length, Integer.MAX_VALUE - 8)));
        }
    }

    byte[] bytes() {
        return Arrays.copyOf(written, size);
    }

    /** Half a surrogate pair is refused: Java would write '?' for it, and two texts would have the same bytes. */
    static byte[] utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return isTheSame(text, bytes) ? bytes : encoded(text);
    }

    /** Whether every letter is its own byte, as in nearly every text that is hashed. */
    private static boolean isTheSame(String text, byte[] bytes) {
        if (bytes.length != text.length()) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (text.charAt(i) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] encoded(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException halfAPair) {
            // Without the cause's or the text's words: the text may be personal.
            throw new IllegalArgumentException("the text holds half a surrogate pair and has no UTF-8 bytes");
        }
    }
}
