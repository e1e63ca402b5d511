package al.feedbackledger.api.wording;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;

/** How a stretch of whole weeks, months or quarters is called: "janar 2022", "tremujori 3 i 2024", "5–11 maj 2026". */
public final class Periods {
    private Periods() {}

    /** The name of a period given by its first and last day. */
    public static String name(Wording w, LocalDate start, LocalDate end) {
        YearMonth first = YearMonth.from(start);
        YearMonth last = YearMonth.from(end);
        boolean months = start.getDayOfMonth() == 1 && end.equals(last.atEndOfMonth());
        if (!months) {
            return days(w, start, end);
        }
        if (first.equals(last)) {
            return w.month(first);
        }
        boolean quarter = first.plusMonths(2).equals(last) && (first.getMonthValue() - 1) % 3 == 0;
        return quarter
                ? w.say("timeline.quarter", start.get(IsoFields.QUARTER_OF_YEAR), String.valueOf(start.getYear()))
                : w.month(first) + " – " + w.month(last);
    }

    private static String days(Wording w, LocalDate start, LocalDate end) {
        boolean sameMonth = YearMonth.from(start).equals(YearMonth.from(end));
        return sameMonth ? start.getDayOfMonth() + "–" + w.date(end) : w.date(start) + " – " + w.date(end);
    }
}
