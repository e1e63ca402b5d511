package al.feedbackledger.rules.catalogue;

import al.feedbackledger.rules.decision.Refusal.Reason;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

/**
 * Checks of texts that everybody will read. Control characters and those that turn the direction of writing are refused:
 * they can make a page say something else than the record does.
 */
@CheckReturnValue
final class PublicText {
    private static final int FIRST_EMBEDDING = 0x202A;
    private static final int LAST_OVERRIDE = 0x202E;
    private static final int FIRST_ISOLATE = 0x2066;
    private static final int LAST_ISOLATE = 0x2069;

    private PublicText() {}

    /** One line that must be there. */
    static @Nullable Reason line(@Nullable String text, int maxCharacters) {
        return text == null || text.isBlank() ? Reason.INCOMPLETE : optionalLine(text, maxCharacters);
    }

    /** One line, empty or absent where there is none. */
    static @Nullable Reason optionalLine(@Nullable String text, int maxCharacters) {
        return text == null || fits(text, maxCharacters, false) ? null : Reason.INVALID;
    }

    /** Some lines in Albanian, which must be there, and in English, empty where nobody translated them. */
    static @Nullable Reason bothLanguages(String textSq, String textEn) {
        if (textSq.isBlank()) {
            return Reason.INCOMPLETE;
        }
        int max = CatalogueLimits.TEXT_CHARACTERS;
        return fits(textSq, max, true) && fits(textEn, max, true) ? null : Reason.INVALID;
    }

    /** The first reason there is. */
    static @Nullable Reason first(@Nullable Reason... reasons) {
        for (Reason reason : reasons) {
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    private static boolean fits(String text, int maxCharacters, boolean lines) {
        return text.codePointCount(0, text.length()) <= maxCharacters
                && text.codePoints().allMatch(character -> isHarmless(character, lines));
    }

    private static boolean isHarmless(int character, boolean lines) {
        if (character == '\n') {
            return lines;
        }
        boolean turns = (character >= FIRST_EMBEDDING && character <= LAST_OVERRIDE)
                || (character >= FIRST_ISOLATE && character <= LAST_ISOLATE);
        int type = Character.getType(character);
        return !turns && type != Character.CONTROL && type != Character.SURROGATE;
    }
}
