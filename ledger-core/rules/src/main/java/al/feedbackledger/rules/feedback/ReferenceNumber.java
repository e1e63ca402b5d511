package al.feedbackledger.rules.feedback;

import com.google.errorprone.annotations.CheckReturnValue;

import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The number under which a person finds a case again: eight random symbols of Crockford's base 32 and a check symbol,
 * shown as {@code 7K3M-9QXD-2}. It opens status and dates, never words. Not derived from id, time or person.
 *
 * @param compact the nine symbols without hyphens, as they are stored and put into addresses
 */
@CheckReturnValue
public record ReferenceNumber(String compact) {
    /** Symbols with the check symbol. */
    public static final int LENGTH = 9;

    /** Random bytes a draw takes: 40 bits are exactly eight symbols. */
    static final int RANDOM_BYTES = 5;

    /** About one draw in sixty is not used; a random source that fails this often is none. */
    private static final int MAX_DRAWS = 64;

    public ReferenceNumber {
        if (!CheckedSymbols.isWhole(compact, LENGTH)) {
            throw new IllegalArgumentException("not the symbols of a reference number");
        }
    }

    /**
     * A new number. A number in which some swap of two neighbours would pass the check is drawn again, so that every swap
     * in a number somebody was given is noticed.
     *
     * @param randomBytes gives as many random bytes as it is asked for
     */
    public static ReferenceNumber draw(IntFunction<byte[]> randomBytes) {
        for (int i = 0; i < MAX_DRAWS; i++) {
            String symbols = CheckedSymbols.fromBits(randomBytes.apply(RANDOM_BYTES), LENGTH - 1);
            if (!CheckedSymbols.hasBlindSwap(symbols)) {
                return new ReferenceNumber(symbols);
            }
        }
        throw new IllegalStateException("the random source gives no usable reference number");
    }

    /** The number somebody typed, whatever the case, spaces and hyphens, O for 0 and I or L for 1; empty if it is none. */
    public static Optional<ReferenceNumber> read(String typed) {
        return CheckedSymbols.read(typed, LENGTH).map(ReferenceNumber::new);
    }

    /** As people see it: {@code 7K3M-9QXD-2}. */
    public String shown() {
        return CheckedSymbols.grouped(compact);
    }

    /** Without the number: logs hold none. */
    @Override
    public String toString() {
        return "ReferenceNumber[hidden]";
    }
}
