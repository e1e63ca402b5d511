package al.feedbackledger.rules.integrity.note;

import al.feedbackledger.rules.integrity.IntegrityException;
import com.google.errorprone.annotations.CheckReturnValue;

/** The characters that may stand in a note and in the name of a key (C2SP signed-note, section "Format"). */
@CheckReturnValue
final class NoteText {
    /** Characters of a key's name at most; the format knows no bound. */
    static final int MAX_NAME_CHARS = 256;

    private static final char NEXT_LINE = 0x85;

    private NoteText() {}

    /** No control characters below U+0020 but the newline: no carriage return, no tabulator, no zero. */
    static void requireNoControls(String text, String what) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n') {
                throw IntegrityException.because(what + " holds the control character U+00" + twoDigits(c))
                        .at(i);
            }
        }
    }

    /** Lets a name pass that is not empty and holds neither a plus, nor a Unicode space, nor a control character. */
    static void requireName(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME_CHARS) {
            throw IntegrityException.unlike(
                    "a key's name has a wrong length", "1 to " + MAX_NAME_CHARS + " characters", name.length());
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '+' || c < ' ' || isSpace(c) || isHalfAPair(name, i)) {
                throw IntegrityException.unlike(
                        "a key's name holds a character that it may not",
                        "no plus, no space, no control character",
                        IntegrityException.quoted(name));
            }
        }
    }

    /** Unicode's White_Space: separators of every kind, the no-break ones too, and the controls that are spaces. */
    private static boolean isSpace(char c) {
        return Character.isSpaceChar(c) || Character.isWhitespace(c) || c == NEXT_LINE;
    }

    private static boolean isHalfAPair(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    private static String twoDigits(char c) {
        return String.valueOf(Character.forDigit(c >> 4, 16)) + Character.forDigit(c & 15, 16);
    }
}
