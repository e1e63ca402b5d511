package al.feedbackledger.api.acts;

import al.feedbackledger.api.problem.FieldError;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * What a text may be made of. Words are kept exactly as they were written or refused by name and place; nothing is taken
 * out of them silently.
 *
 * <p>Refused are: control characters but tab and line breaks; the characters that turn the direction of writing, because
 * they make a text read otherwise than it is stored; characters without width, because they hide in a text; line and
 * paragraph separators; halves of surrogate pairs; code points that are no characters. The two joiners (U+200C, U+200D)
 * do hidden work in good writing and are taken where they do it: U+200D inside a sequence of emoji, both between letters
 * of a script that is joined (Arabic, Indic and the like, not Latin, Greek or Cyrillic). Tag letters are taken only as
 * part of a flag.
 *
 * <p>Length counts code points, a line break of two characters as one: what a person counts, not what a machine stores.
 */
@CheckReturnValue
final class TextRules {
    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;
    private static final int SOFT_HYPHEN = 0x00AD;
    private static final int VARIATION_16 = 0xFE0F;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int TAG_FIRST = 0xE0020;
    private static final int TAG_LAST = 0xE007F;
    private static final int NAME_CHARACTERS = 80;

    private static final Set<UnicodeScript> UNJOINED = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.COMMON,
            UnicodeScript.INHERITED,
            UnicodeScript.UNKNOWN);

    private TextRules() {}

    /** A text that may have several lines; blank is the same as none. Wrong ones are added to the errors. */
    static @Nullable String lines(String field, @Nullable String text, int maxCharacters, List<FieldError> errors) {
        return text == null || text.isBlank() ? null : checked(field, text, maxCharacters, true, errors);
    }

    /** A text of one line; blank is the same as none. */
    static @Nullable String line(String field, @Nullable String text, int maxCharacters, List<FieldError> errors) {
        return text == null || text.isBlank() ? null : checked(field, text, maxCharacters, false, errors);
    }

    private static @Nullable String checked(
            String field, String text, int maxCharacters, boolean lines, List<FieldError> errors) {
        FieldError wrong = find(field, text, maxCharacters, lines);
        if (wrong != null) {
            errors.add(wrong);
            return null;
        }
        return text;
    }

    private static @Nullable FieldError find(String field, String text, int maxCharacters, boolean lines) {
        int[] points = text.codePoints().toArray();
        int characters = 0;
        FieldError forbidden = null;
        for (int i = 0; i < points.length; i++) {
            boolean firstOfBreak = points[i] == '\r' && i + 1 < points.length && points[i + 1] == '\n';
            if (!firstOfBreak) {
                characters++;
            }
            if (forbidden == null && !(firstOfBreak && lines) && !isAllowed(points, i, lines)) {
                forbidden = FieldError.of(field, "character", name(points[i]), i + 1);
            }
        }
        if (characters > maxCharacters) {
            return FieldError.of(field, "too-long", maxCharacters, characters);
        }
        return forbidden;
    }

    private static boolean isAllowed(int[] points, int i, boolean lines) {
        int point = points[i];
        if (point == '\n' || point == '\t') {
            return lines;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            case Character.FORMAT -> isAllowedFormat(points, i);
            case Character.UNASSIGNED -> (point & 0xFFFE) != 0xFFFE && !(point >= 0xFDD0 && point <= 0xFDEF);
            default -> true;
        };
    }

    private static boolean isAllowedFormat(int[] points, int i) {
        int point = points[i];
        if (point == SOFT_HYPHEN) {
            return true;
        }
        if (point == ZWJ && isEmoji(before(points, i)) && Character.isExtendedPictographic(after(points, i))) {
            return true;
        }
        if (point == ZWJ || point == ZWNJ) {
            return isJoinedLetter(before(points, i)) && isJoinedLetter(after(points, i));
        }
        return point >= TAG_FIRST && point <= TAG_LAST && isInFlag(points, i);
    }

    private static boolean isEmoji(int point) {
        return point == VARIATION_16 || Character.isExtendedPictographic(point) || Character.isEmojiModifier(point);
    }

    /** A letter or a mark on one, in a script whose letters join. */
    private static boolean isJoinedLetter(int point) {
        if (point < 0) {
            return false;
        }
        int type = Character.getType(point);
        boolean letterOrMark = Character.isLetter(point)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
        return letterOrMark && !UNJOINED.contains(UnicodeScript.of(point));
    }

    /** Flags of parts of countries: a black flag followed by tag letters only. */
    private static boolean isInFlag(int[] points, int i) {
        int first = i - 1;
        while (first >= 0 && points[first] >= TAG_FIRST && points[first] <= TAG_LAST) {
            first--;
        }
        return first >= 0 && points[first] == BLACK_FLAG;
    }

    private static int before(int[] points, int i) {
        return i == 0 ? -1 : points[i - 1];
    }

    private static int after(int[] points, int i) {
        return i + 1 < points.length ? points[i + 1] : -1;
    }

    private static String name(int point) {
        String name = Objects.requireNonNullElse(Character.getName(point), "");
        String shown = name.length() > NAME_CHARACTERS ? name.substring(0, NAME_CHARACTERS) : name;
        return String.format(Locale.ROOT, "U+%04X %s", point, shown).strip();
    }
}
