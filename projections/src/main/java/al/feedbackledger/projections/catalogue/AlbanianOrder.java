package al.feedbackledger.projections.catalogue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * The order of the Albanian alphabet, in which ç, dh, ë, gj, ll, nj, rr, sh, th, xh and zh are letters, and the folding
 * that makes a search find ë by e and ç by c.
 *
 * <p>Written out here because a stored key must not change with the JDK or the database: the JDK's collator for sq
 * sorts ç among c and knows no dh, and not every PostgreSQL has ICU.
 */
final class AlbanianOrder {
    private static final List<String> ALPHABET = List.of(
            "a", "b", "c", "ç", "d", "dh", "e", "ë", "f", "g", "gj", "h", "i", "j", "k", "l", "ll", "m", "n", "nj", "o",
            "p", "q", "r", "rr", "s", "sh", "t", "th", "u", "v", "w", "x", "xh", "y", "z", "zh");
    /** Below every letter: separates words, so that a shorter word comes first. */
    private static final int BETWEEN_WORDS = 1;

    private static final int FIRST_DIGIT = 2;
    private static final int FIRST_LETTER = 20;
    /** Letters of other scripts, by code point after all Albanian ones. */
    private static final int OTHER = 250;

    private AlbanianOrder() {}

    /**
     * The sort key: compared byte by byte, texts are in Albanian order; case, marks and punctuation decide only between
     * texts that are otherwise the same.
     */
    static byte[] key(String text) {
        String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        int at = 0;
        boolean between = true;
        while (at < plain.length()) {
            int codePoint = plain.codePointAt(at);
            if (!Character.isLetterOrDigit(codePoint)) {
                between = between || put(key, BETWEEN_WORDS);
                at += Character.charCount(codePoint);
            } else {
                between = false;
                at += letter(key, plain, at);
            }
        }
        key.write(0);
        key.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return key.toByteArray();
    }

    private static boolean put(ByteArrayOutputStream key, int weight) {
        key.write(weight);
        return true;
    }

    /** @return how many chars were read */
    private static int letter(ByteArrayOutputStream key, String plain, int at) {
        for (int length = 2; length >= 1; length--) {
            if (at + length <= plain.length()) {
                int place = ALPHABET.indexOf(plain.substring(at, at + length));
                if (place >= 0) {
                    key.write(FIRST_LETTER + place);
                    return length;
                }
            }
        }
        int codePoint = plain.codePointAt(at);
        int place = ALPHABET.indexOf(unmarked(Character.toString(codePoint)));
        if (place >= 0) {
            key.write(FIRST_LETTER + place);
        } else if (codePoint >= '0' && codePoint <= '9') {
            key.write(FIRST_DIGIT + codePoint - '0');
        } else {
            key.write(OTHER);
            key.writeBytes(new byte[] {(byte) (codePoint >> 16), (byte) (codePoint >> 8), (byte) codePoint});
        }
        return Character.charCount(codePoint);
    }

    /** The text for searching: lower case, no marks (ë is e, ç is c), single spaces between words. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(" ");
        unmarked(text.toLowerCase(Locale.ROOT)).codePoints().forEach(codePoint -> {
            if (Character.isLetterOrDigit(codePoint)) {
                folded.appendCodePoint(codePoint);
            } else if (folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        });
        return folded.toString().strip();
    }

    private static String unmarked(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    }
}
