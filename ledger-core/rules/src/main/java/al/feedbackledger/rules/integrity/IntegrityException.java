package al.feedbackledger.rules.integrity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something given does not prove what it should, or is not in its format: a proof, a tile, a bundle, a note, a
 * checkpoint, a path. The message alone tells an auditor what was wrong: the index where there is one, what was expected
 * and what was found. It never holds an entry's content, a secret, or more than the beginning of a foreign text.
 */
@CheckReturnValue
public final class IntegrityException extends RuntimeException {
    private static final int MAX_QUOTED_CHARS = 80;
    private static final long NO_INDEX = -1;

    private final String problem;
    private final long index;
    private final @Nullable String expected;
    private final @Nullable String found;

    private IntegrityException(String problem, long index, @Nullable String expected, @Nullable String found) {
        super(sentence(problem, index, expected, found));
        this.problem = problem;
        this.index = index;
        this.expected = expected;
        this.found = found;
    }

    /** Refused for a reason that one sentence tells. */
    public static IntegrityException because(String problem) {
        return new IntegrityException(problem, NO_INDEX, null, null);
    }

    /** Refused because something else was expected: two lengths, two numbers, two names. */
    public static IntegrityException unlike(String problem, Object expected, Object found) {
        return new IntegrityException(problem, NO_INDEX, expected.toString(), found.toString());
    }

    /** Refused because two hashes differ. */
    public static IntegrityException unlikeHash(String problem, byte[] expected, byte[] found) {
        return unlike(problem, hex(expected), hex(found));
    }

    /** The same, of one of many: the leaf, entry, node, signature or byte with this index, counted from 0. */
    public IntegrityException at(long newIndex) {
        return new IntegrityException(problem, newIndex, expected, found);
    }

    /** What was wrong, without the numbers. */
    public String problem() {
        return problem;
    }

    /** Which leaf, entry, node, signature or byte it was about, counted from 0, where it was about one of many. */
    public OptionalLong index() {
        return index == NO_INDEX ? OptionalLong.empty() : OptionalLong.of(index);
    }

    /** What should have been there, where one thing should have been; hashes in hexadecimal digits. */
    public Optional<String> expected() {
        return Optional.ofNullable(expected);
    }

    /** What was there instead. */
    public Optional<String> found() {
        return Optional.ofNullable(found);
    }

    /**
     * A foreign text as it may stand in a message: in quotation marks, its beginning only, and what cannot be seen or
     * would move the cursor as its code, so that no input writes lines of its own into a log.
     */
    public static String quoted(String foreign) {
        StringBuilder out = new StringBuilder(MAX_QUOTED_CHARS + 8).append('"');
        int shown = Math.min(foreign.length(), MAX_QUOTED_CHARS);
        for (int i = 0; i < shown; i++) {
            char c = foreign.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                out.append(c);
            } else {
                out.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
        return out.append(shown < foreign.length() ? "…\"" : "\"").toString();
    }

    private static String hex(byte[] bytes) {
        int shown = Math.min(bytes.length, Digests.HASH_BYTES);
        String digits = HexFormat.of().formatHex(bytes, 0, shown);
        return shown < bytes.length ? digits + "… (" + bytes.length + " bytes)" : digits;
    }

    private static String sentence(String problem, long index, @Nullable String expected, @Nullable String found) {
        String where = index == NO_INDEX ? "" : " (index " + index + ")";
        return problem + where + (expected == null ? "" : ": expected " + expected + ", found " + found);
    }
}
