package al.feedbackledger.api.cli.demo;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * How people like one service over the simulated time.
 *
 * @param perMonth ratings a month on average
 * @param before share of satisfied people at first, in percent
 * @param turn day from which it is another
 * @param after that share, in percent
 * @param outageFrom first day of an outage in which few are satisfied
 * @param outageTo last day of it; before {@code outageFrom} where there is none
 */
record Course(int perMonth, int before, LocalDate turn, int after, LocalDate outageFrom, LocalDate outageTo) {
    /** Months that are simulated before the present one. */
    static final int MONTHS = 36;

    private static final int OUTAGE_PERCENT = 12;
    private static final int BUSY_EVERY = 8;
    private static final int BUSY_PER_MONTH = 32;
    private static final int QUIET_PER_MONTH = 6;

    /** Services that something happens to, by their number from 0. */
    static final int IMPROVED = 0;

    static final int DECLINED = 8;
    static final int INTERRUPTED = 16;
    static final int PROMISED = 24;

    /**
     * The course of a service.
     *
     * @param service its number from 0
     * @param last the present month
     */
    static Course of(int service, YearMonth last) {
        LocalDate begin = last.minusMonths(MONTHS).atDay(1);
        int perMonth = service % BUSY_EVERY == 0 ? BUSY_PER_MONTH : QUIET_PER_MONTH;
        int usual = 45 + (service * 7) % 40;
        Course steady = new Course(perMonth, usual, begin, usual, begin, begin.minusDays(1));
        return switch (service) {
            case IMPROVED -> steady.turning(52, begin.plusMonths(20), 81);
            case DECLINED -> steady.turning(78, begin.plusMonths(26), 49);
            case INTERRUPTED -> steady.interrupted(begin.plusMonths(29).plusDays(8), 12);
            case PROMISED -> steady.turning(41, begin.plusMonths(31), 68);
            default -> steady;
        };
    }

    private Course turning(int from, LocalDate day, int to) {
        return new Course(perMonth, from, day, to, outageFrom, outageTo);
    }

    private Course interrupted(LocalDate from, int days) {
        return new Course(perMonth, before, turn, after, from, from.plusDays(days));
    }

    boolean isOut(LocalDate day) {
        return !day.isBefore(outageFrom) && !day.isAfter(outageTo);
    }

    /** The share of satisfied people on a day, in percent. */
    int percentOn(LocalDate day) {
        if (isOut(day)) {
            return OUTAGE_PERCENT;
        }
        return day.isBefore(turn) ? before : after;
    }
}
