package al.feedbackledger.rules.perception;

import al.feedbackledger.rules.catalogue.ServiceStandard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day something happened on, as the people of Albania count days. */
public final class LocalDay {
    /** Every bucket begins and ends at midnight here, in summer and in winter time. */
    public static final ZoneId ZONE = ServiceStandard.ZONE;

    private LocalDay() {}

    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}
