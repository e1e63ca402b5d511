package al.feedbackledger.rules.catalogue;

import com.google.errorprone.annotations.CheckReturnValue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;

/**
 * What institutions owe and by when: deadlines in working days of Europe/Tirane.
 *
 * @param id name of the standard, for example {@code default}
 * @param version counts from 1; a case keeps the version it was submitted under
 * @param holidays public holidays, as dates
 * @param years the years the holiday dates are complete for
 */
@CheckReturnValue
public record ServiceStandard(
        String id,
        int version,
        int acknowledgeWorkingDays,
        int answerWorkingDays,
        int reviewWorkingDays,
        Set<LocalDate> holidays,
        Set<Integer> years) {
    public static final ZoneId ZONE = ZoneId.of("Europe/Tirane");
    private static final int MAX_WORKING_DAYS = 400;

    public ServiceStandard {
        if (version < 1 || acknowledgeWorkingDays < 1 || answerWorkingDays < 1 || reviewWorkingDays < 1) {
            throw new IllegalArgumentException("versions and deadlines count from 1");
        }
        holidays = java.util.Collections.unmodifiableSet(new TreeSet<>(holidays));
        years = java.util.Collections.unmodifiableSet(new TreeSet<>(years));
    }

    /** Name and version as events carry it, for example {@code default/1}. */
    public String name() {
        return id + "/" + version;
    }

    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }

    /**
     * The instant by which something due {@code workingDays} working days after {@code from} must have happened: the end
     * of that local day. The day of {@code from} itself does not count.
     */
    public Instant dueAfter(Instant from, int workingDays) {
        return endOf(plusWorkingDays(dayOf(from), workingDays));
    }

    /** The deadline moved by the working days that passed while the clock stood still. */
    public Instant resume(Instant dueAt, Instant pausedAt, Instant resumedAt) {
        int stood = workingDaysBetween(dayOf(pausedAt), dayOf(resumedAt));
        return stood == 0 ? dueAt : endOf(walk(dueDay(dueAt), stood));
    }

    /** The deadline moved on by working days. */
    public Instant extend(Instant dueAt, int workingDays) {
        return endOf(plusWorkingDays(dueDay(dueAt), workingDays));
    }

    /** Working days after {@code from}, up to and with {@code to}; 0 when {@code to} is not later. */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        int days = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                days++;
            }
        }
        return days;
    }

    public LocalDate plusWorkingDays(LocalDate from, int workingDays) {
        if (workingDays < 0 || workingDays > MAX_WORKING_DAYS) {
            throw new IllegalArgumentException("0 to " + MAX_WORKING_DAYS + " working days, not " + workingDays);
        }
        return walk(from, workingDays);
    }

    /** Without a maximum: a clock stands as long as nobody starts it again. */
    private LocalDate walk(LocalDate from, int workingDays) {
        LocalDate day = from;
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /** Whether the holiday dates of the year are known. A missing year is an alarm, not a refusal. */
    public boolean covers(int year) {
        return years.contains(year);
    }

    /** The local day a deadline names: the last day on which acting is in time. */
    public static LocalDate dueDay(Instant dueAt) {
        return dayOf(dueAt.minusNanos(1));
    }

    public static LocalDate dayOf(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toInstant();
    }
}
