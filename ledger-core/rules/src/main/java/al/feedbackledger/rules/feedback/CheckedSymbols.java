package al.feedbackledger.rules.feedback;

import com.google.errorprone.annotations.CheckReturnValue;

import java.util.Optional;

/**
 * Symbols a person can read out and type: Crockford's base 32 (no I, L, O, U) with a check symbol at the end.
 *
 * <p>The check symbol follows the hybrid scheme of ISO 7064 with MOD 33,32: a running value starts at 32; each symbol is
 * added modulo 32 (0 counts as 32) and the sum doubled modulo 33; the check symbol makes the last sum 1. It catches
 * every single wrong symbol and all but one in 496 swaps of two neighbours; see {@link #hasBlindSwap}.
 */
@CheckReturnValue
final class CheckedSymbols {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BASE = 32;
    private static final int BITS_PER_SYMBOL = 5;

    /** Longest text that is looked at: many times what a person types, so that a huge one costs nothing. */
    private static final int MAX_TYPED_CHARACTERS = 64;

    private CheckedSymbols() {}

    /** The first {@code count} symbols' worth of bits of the bytes, and the check symbol. */
    static String fromBits(byte[] bits, int count) {
        StringBuilder symbols = new StringBuilder(count + 1);
        for (int i = 0; i < count; i++) {
            symbols.append(ALPHABET.charAt(fiveBits(bits, i * BITS_PER_SYMBOL)));
        }
        return symbols.append(checkSymbol(symbols)).toString();
    }

    private static int fiveBits(byte[] bits, int from) {
        int value = 0;
        for (int i = from; i < from + BITS_PER_SYMBOL; i++) {
            int bit = (bits[i / Byte.SIZE] >> (Byte.SIZE - 1 - i % Byte.SIZE)) & 1;
            value = (value << 1) | bit;
        }
        return value;
    }

    /** What was typed, if it is {@code length} symbols whose check symbol is right. */
    static Optional<String> read(String typed, int length) {
        if (typed.length() > MAX_TYPED_CHARACTERS) {
            return Optional.empty();
        }
        StringBuilder symbols = new StringBuilder(length);
        for (int i = 0; i < typed.length(); i++) {
            char character = typed.charAt(i);
            if (!isSeparator(character)) {
                symbols.append(meant(character));
            }
        }
        return isWhole(symbols, length) ? Optional.of(symbols.toString()) : Optional.empty();
    }

    /** Whether these are {@code length} symbols of the alphabet, exactly, the last a right check symbol. */
    static boolean isWhole(CharSequence symbols, int length) {
        if (symbols.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (ALPHABET.indexOf(symbols.charAt(i)) < 0) {
                return false;
            }
        }
        return checkSymbol(symbols.subSequence(0, length - 1)) == symbols.charAt(length - 1);
    }

    /** Whether exchanging two different neighbours somewhere gives symbols whose check is right as well. */
    static boolean hasBlindSwap(String symbols) {
        for (int i = 0; i + 1 < symbols.length(); i++) {
            StringBuilder swapped = new StringBuilder(symbols);
            swapped.setCharAt(i, symbols.charAt(i + 1));
            swapped.setCharAt(i + 1, symbols.charAt(i));
            if (!swapped.toString().equals(symbols) && isWhole(swapped, symbols.length())) {
                return true;
            }
        }
        return false;
    }

    /** In groups of four, as people read them: {@code 7K3M-9QXD-2}. */
    static String grouped(String symbols) {
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < symbols.length(); i++) {
            if (i > 0 && i % 4 == 0) {
                groups.append('-');
            }
            groups.append(symbols.charAt(i));
        }
        return groups.toString();
    }

    private static char checkSymbol(CharSequence symbols) {
        int running = BASE;
        for (int i = 0; i < symbols.length(); i++) {
            int sum = (running + ALPHABET.indexOf(symbols.charAt(i))) % BASE;
            running = (sum == 0 ? BASE : sum) * 2 % (BASE + 1);
        }
        return ALPHABET.charAt(Math.floorMod(1 - running, BASE));
    }

    private static boolean isSeparator(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.DASH_PUNCTUATION;
    }

    /** Only ASCII letters have an upper case here: a language's own rules must not turn other letters into symbols. */
    private static char meant(char character) {
        char upper = character >= 'a' && character <= 'z' ? (char) (character - 'a' + 'A') : character;
        return switch (upper) {
            case 'O' -> '0';
            case 'I', 'L' -> '1';
            default -> upper;
        };
    }
}
