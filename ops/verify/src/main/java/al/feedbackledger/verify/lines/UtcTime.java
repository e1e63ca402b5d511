package al.feedbackledger.verify.lines;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Times as the export writes them: {@code 2026-03-02T09:00:00.250000Z}, the fraction of 0 to 6 digits. */
final class UtcTime {
    /** No time. */
    static final long NONE = Long.MIN_VALUE;

    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final int FRACTION_DIGITS = 6;
    private static final long MICROS_IN_A_SECOND = 1_000_000L;

    private UtcTime() {}

    /** Microseconds since 1970, or {@link #NONE}. Read by hand: every event has one. */
    static long micros(String text) {
        int length = text.length();
        int shape = SHAPE.length();
        if (length < shape + 1 || text.charAt(length - 1) != 'Z' || !hasShape(text)) {
            return NONE;
        }
        long fraction = fraction(text, shape, length - 1);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (fraction < 0 || hour > 23 || minute > 59 || second > 59) {
            return NONE;
        }
        try {
            long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                    .toEpochDay();
            return (((day * 24 + hour) * 60 + minute) * 60 + second) * MICROS_IN_A_SECOND + fraction;
        } catch (DateTimeException noSuchDay) {
            return NONE;
        }
    }

    private static boolean hasShape(String text) {
        for (int i = 0; i < SHAPE.length(); i++) {
            char shape = SHAPE.charAt(i);
            char c = text.charAt(i);
            if (shape == '0' ? c < '0' || c > '9' : c != shape) {
                return false;
            }
        }
        return true;
    }

    private static long fraction(String text, int from, int to) {
        if (from == to) {
            return 0;
        }
        int digits = to - from - 1;
        if (text.charAt(from) != '.' || digits < 1 || digits > FRACTION_DIGITS) {
            return -1;
        }
        long micros = 0;
        for (int i = 0; i < FRACTION_DIGITS; i++) {
            char c = i < digits ? text.charAt(from + 1 + i) : '0';
            if (c < '0' || c > '9') {
                return -1;
            }
            micros = micros * 10 + (c - '0');
        }
        return micros;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }
}
