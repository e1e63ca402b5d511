package al.feedbackledger.rules.eventformat;

import com.google.errorprone.annotations.CheckReturnValue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads JSON in the plain spelling that our own writers give it: no blanks, no escapes, texts in ASCII, whole numbers
 * that are not negative. It says no to everything else, which says nothing about that: a real parser then decides. What
 * is read here a real parser reads alike, so that a reader may try this first, at a tenth of the cost. For one thread.
 */
@CheckReturnValue
public final class PlainJson {
    /** No plain number. */
    public static final long NONE = -1;

    /** Digits that fit a long whatever they are. */
    private static final int MOST_DIGITS = 18;

    private final byte[] bytes;
    private int at;
    private int textFrom;
    private int textTo;

    /** @param bytes not changed and not copied */
    public PlainJson(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Passes over these bytes where they come next. */
    public boolean take(byte[] ascii) {
        int end = at + ascii.length;
        if (end > bytes.length || !Arrays.equals(bytes, at, end, ascii, 0, ascii.length)) {
            return false;
        }
        at = end;
        return true;
    }

    /** Passes over one byte where it comes next. */
    public boolean take(char ascii) {
        if (at >= bytes.length || bytes[at] != ascii) {
            return false;
        }
        at++;
        return true;
    }

    /** Passes over a key, its quotes and colon included, and over the comma before it unless it is the first. */
    public boolean takeKey(byte[] key, boolean isFirst) {
        int before = at;
        if ((isFirst || take(',')) && take(key)) {
            return true;
        }
        at = before;
        return false;
    }

    /** Passes over a plain text in its quotes, for {@link #text}. */
    public boolean takeText() {
        if (!take('"')) {
            return false;
        }
        for (int i = at; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == '"') {
                textFrom = at;
                textTo = i;
                at = i + 1;
                return true;
            }
            // Bytes of 0x80 and above are negative.
            if (b < ' ' || b == '\\') {
                return false;
            }
        }
        return false;
    }

    /** The text that was passed over last. */
    public String text() {
        return new String(bytes, textFrom, textTo - textFrom, StandardCharsets.ISO_8859_1);
    }

    /** Whether the text that was passed over last is this one. */
    public boolean isText(byte[] ascii) {
        return Arrays.equals(bytes, textFrom, textTo, ascii, 0, ascii.length);
    }

    /** The text that was passed over last as a time, as {@link UtcTime#micros} reads it. */
    public long utcMicros() {
        return UtcTime.micros(bytes, textFrom, textTo);
    }

    /** The bytes of the text that was passed over last. */
    public byte[] textBytes() {
        return Arrays.copyOfRange(bytes, textFrom, textTo);
    }

    /** A whole number without sign or leading zeroes, of at most 18 digits; {@link #NONE} where none comes next. */
    public long takeNumber() {
        int from = at;
        long number = 0;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9' && at - from <= MOST_DIGITS) {
            number = number * 10 + (bytes[at] - '0');
            at++;
        }
        int digits = at - from;
        if (digits == 0 || digits > MOST_DIGITS || (digits > 1 && bytes[from] == '0')) {
            at = from;
            return NONE;
        }
        return number;
    }

    /** Whether nothing is left. */
    public boolean isAtEnd() {
        return at == bytes.length;
    }
}
