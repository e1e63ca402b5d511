package al.feedbackledger.rules.integrity;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Writes the ledger's own byte formats: a label, a zero byte, then fields, each a fixed-width big-endian number or
 * {@code LP(x)} = uint32 length of x, then x. Every field's end is known from the bytes before it, so no two different
 * lists of fields give the same bytes.
 */
@CheckReturnValue
final class ByteFormat {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    ByteFormat(String label) {
        out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        out.write(0);
    }

    @CanIgnoreReturnValue
    ByteFormat lengthPrefixed(byte[] field) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        out.writeBytes(field);
        return this;
    }

    @CanIgnoreReturnValue
    ByteFormat lengthPrefixed(String field) {
        return lengthPrefixed(utf8(field));
    }

    @CanIgnoreReturnValue
    ByteFormat uint32(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("a negative number has no place in an unsigned field: " + number);
        }
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        return this;
    }

    @CanIgnoreReturnValue
    ByteFormat uint64(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("a negative number has no place in an unsigned field: " + number);
        }
        return int64(number);
    }

    @CanIgnoreReturnValue
    ByteFormat int64(long number) {
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** Half a surrogate pair is refused: Java would write '?' for it, and two texts would have the same bytes. */
    static byte[] utf8(String text) {
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
