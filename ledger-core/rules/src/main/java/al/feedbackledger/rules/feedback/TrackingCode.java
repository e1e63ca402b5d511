package al.feedbackledger.rules.feedback;

import com.google.errorprone.annotations.CheckReturnValue;

import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The secret code with which a person reads the words of a case and acts in it: 75 random bits as fifteen symbols of
 * Crockford's base 32 and a check symbol, shown as {@code XXXX-XXXX-XXXX-XXXX}. Never stored, never in an address or log.
 *
 * @param compact the sixteen symbols without hyphens
 */
@CheckReturnValue
public record TrackingCode(String compact) {
    /** Symbols with the check symbol. */
    public static final int LENGTH = 16;

    /** Random bytes a draw takes; the last five of their eighty bits are not used. */
    static final int RANDOM_BYTES = 10;

    public TrackingCode {
        if (!CheckedSymbols.isWhole(compact, LENGTH)) {
            throw new IllegalArgumentException("not the symbols of a tracking code");
        }
    }

    /**
     * A new code.
     *
     * @param randomBytes gives as many random bytes as it is asked for
     */
    public static TrackingCode draw(IntFunction<byte[]> randomBytes) {
        return new TrackingCode(CheckedSymbols.fromBits(randomBytes.apply(RANDOM_BYTES), LENGTH - 1));
    }

    /** The code somebody typed, as tolerant as {@link ReferenceNumber#read}; empty if it is none. */
    public static Optional<TrackingCode> read(String typed) {
        return CheckedSymbols.read(typed, LENGTH).map(TrackingCode::new);
    }

    /** As people see it: {@code XXXX-XXXX-XXXX-XXXX}. */
    public String shown() {
        return CheckedSymbols.grouped(compact);
    }

    /** Without the code: it is a secret. */
    @Override
    public String toString() {
        return "TrackingCode[hidden]";
    }
}
