package al.feedbackledger.rules.catalogue;

import al.feedbackledger.rules.decision.Refusal.Reason;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Checks of an outage's times. */
@CheckReturnValue
final class OutageCheck {
    private OutageCheck() {}

    /** @param known the outage as reported before, null for a new one */
    static @Nullable Reason refuse(
            ServiceEvent.@Nullable OutageReported known, ServiceEvent.OutageReported outage, Instant now) {
        Instant to = outage.to();
        if (!isWhole(outage.from()) || (to != null && (!isWhole(to) || !to.isAfter(outage.from())))) {
            return Reason.INVALID;
        }
        boolean ahead = outage.from().isAfter(now) && to == null;
        boolean reopened = known != null && known.to() != null && to == null;
        return ahead || reopened ? Reason.INVALID : null;
    }

    private static boolean isWhole(Instant at) {
        return at.equals(at.truncatedTo(ChronoUnit.MICROS));
    }
}
