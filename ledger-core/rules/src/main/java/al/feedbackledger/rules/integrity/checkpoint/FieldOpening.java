package al.feedbackledger.rules.integrity.checkpoint;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.FieldCommitment;
import al.feedbackledger.rules.integrity.IntegrityException;
import com.google.errorprone.annotations.CheckReturnValue;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A person's words with the salt that shows the event's commitment to be to them. Immutable. Whoever has it can read the
 * words, so it is in no message and no log.
 */
@CheckReturnValue
public final class FieldOpening {
    /** Characters of a path at most. */
    public static final int MAX_PATH_CHARS = 64;

    private final String path;
    private final byte[] salt;
    private final String value;

    private FieldOpening(String path, byte[] salt, String value) {
        this.path = path;
        this.salt = salt;
        this.value = value;
    }

    /**
     * The opening of one field.
     *
     * @param path which field of the event: ASCII letters, digits, dot, slash, hyphen and underscore
     * @param salt exactly 32 bytes
     * @param value the words
     * @throws IntegrityException if the path is another text, the salt has another length or the words have no UTF-8 bytes
     */
    public static FieldOpening of(String path, byte[] salt, String value) {
        if (path.isEmpty()
                || path.length() > MAX_PATH_CHARS
                || !path.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || "./-_".indexOf(c) >= 0))) {
            throw IntegrityException.unlike(
                    "a field's path is none",
                    "1 to " + MAX_PATH_CHARS + " letters, digits and ./-_",
                    IntegrityException.quoted(path));
        }
        Canonical.requireHash(salt, "the salt of the field " + path);
        requireUtf8(value, path);
        return new FieldOpening(path, salt.clone(), value);
    }

    private static void requireUtf8(String value, String path) {
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
        } catch (CharacterCodingException halfAPair) {
            throw IntegrityException.because(
                    "the field " + path + " holds half a surrogate pair and has no UTF-8 bytes");
        }
    }

    /** Which field of the event. */
    public String path() {
        return path;
    }

    /** The words. */
    public String value() {
        return value;
    }

    /** 32 bytes. */
    public byte[] salt() {
        return salt.clone();
    }

    /** Whether these words are what was committed to. */
    public boolean opens(byte[] commitment) {
        return FieldCommitment.opens(commitment, salt, path, value);
    }

    /** The path only: the words are nobody's business. */
    @Override
    public String toString() {
        return "opening of " + path;
    }
}
