package al.feedbackledger.rules.eventformat;

import com.google.errorprone.annotations.CheckReturnValue;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Times as they are stored and exported: {@code 2026-03-02T09:00:00.250000Z}, the fraction of 0 to 6 digits. */
@CheckReturnValue
public final class UtcTime {
    /** No time. */
    public static final long NONE = Long.MIN_VALUE;

    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final int FRACTION_DIGITS = 6;
    private static final long MICROS_IN_A_SECOND = 1_000_000L;

    private UtcTime() {}

    /**
     * Microseconds since 1970, or {@link #NONE}. Read by hand: every event has one.
     *
     * @param ascii holds the time from one place up to another
     */
    public static long micros(byte[] ascii, int from, int to) {
        int fractionFrom = from + SHAPE.length();
        if (to - from < SHAPE.length() + 1 || ascii[to - 1] != 'Z' || !hasShape(ascii, from)) {
            return NONE;
        }
        long fraction = fraction(ascii, fractionFrom, to - 1);
        int hour = number(ascii, from + 11, from + 13);
        int minute = number(ascii, from + 14, from + 16);
        int second = number(ascii, from + 17, from + 19);
        if (fraction < 0 || hour > 23 || minute > 59 || second > 59) {
            return NONE;
        }
        try {
            long day = LocalDate.of(
                            number(ascii, from, from + 4),
                            number(ascii, from + 5, from + 7),
                            number(ascii, from + 8, from + 10))
                    .toEpochDay();
            return (((day * 24 + hour) * 60 + minute) * 60 + second) * MICROS_IN_A_SECOND + fraction;
        } catch (DateTimeException noSuchDay) {
            return NONE;
        }
    }

    private static boolean hasShape(byte[] ascii, int from) {
        for (int i = 0; i < SHAPE.length(); i++) {
            char shape = SHAPE.charAt(i);
            byte c = ascii[from + i];
            if (shape == '0' ? c < '0' || c > '9' : c != shape) {
                return false;
            }
        }
        return true;
    }

    private static long fraction(byte[] ascii, int from, int to) {
        if (from == to) {
            return 0;
        }
        int digits = to - from - 1;
        if (ascii[from] != '.' || digits < 1 || digits > FRACTION_DIGITS) {
            return -1;
        }
        long micros = 0;
        for (int i = 0; i < FRACTION_DIGITS; i++) {
            int c = i < digits ? ascii[from + 1 + i] : '0';
            if (c < '0' || c > '9') {
                return -1;
            }
            micros = micros * 10 + (c - '0');
        }
        return micros;
    }

    private static int number(byte[] ascii, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (ascii[i] - '0');
        }
        return number;
    }
}
