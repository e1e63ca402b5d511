package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.catalogue.ServiceStandard;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** How a deadline stands at a moment: always computed when read, never stored. */
@CheckReturnValue
public enum DeadlineStatus {
    NONE,
    ON_TRACK,
    /** At most two working days left. */
    DUE_SOON,
    OVERDUE,
    /** More than ten working days late. */
    LONG_OVERDUE,
    PAUSED,
    MET,
    MET_LATE;

    /** When a case became long overdue, for the clock that watches it. */
    public static Instant longOverdueFrom(Instant dueAt, ServiceStandard standard) {
        return Timing.longOverdueFrom(dueAt, standard);
    }

    /**
     * @param dueAt null where there is no deadline
     * @param pausedAt when the clock stopped, null while it runs
     * @param metAt when what was due happened, null until then
     */
    public static DeadlineStatus at(
            Instant now,
            @Nullable Instant dueAt,
            @Nullable Instant pausedAt,
            @Nullable Instant metAt,
            ServiceStandard standard) {
        if (dueAt == null) {
            return NONE;
        }
        if (metAt != null) {
            return metAt.isBefore(dueAt) ? MET : MET_LATE;
        }
        if (pausedAt != null) {
            return PAUSED;
        }
        if (now.isBefore(dueAt)) {
            int left = standard.workingDaysBetween(ServiceStandard.dayOf(now), ServiceStandard.dueDay(dueAt));
            return left <= Limits.DUE_SOON_WORKING_DAYS ? DUE_SOON : ON_TRACK;
        }
        return now.isBefore(longOverdueFrom(dueAt, standard)) ? OVERDUE : LONG_OVERDUE;
    }
}
