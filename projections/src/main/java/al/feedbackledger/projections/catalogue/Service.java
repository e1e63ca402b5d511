package al.feedbackledger.projections.catalogue;

import al.feedbackledger.rules.catalogue.ServiceFacts;
import org.jspecify.annotations.Nullable;

/**
 * A service as it is known now.
 *
 * @param mergedInto the service that goes on, for one that was merged
 * @param onlineOnlyPhase the phase in which it moved online only, if it did
 */
public record Service(
        String id,
        ServiceFacts facts,
        Status status,
        @Nullable String mergedInto,
        @Nullable Integer onlineOnlyPhase) {

    /** Whether a service takes feedback. */
    public enum Status {
        ACTIVE,
        MERGED,
        RETIRED
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }
}
