package al.feedbackledger.store.axon;

import org.jspecify.annotations.Nullable;

/**
 * Where an act came from, for its events' metadata.
 *
 * @param channel WEB, IMPORT and the like; null for what follows from the record itself
 * @param correlationId the id all consequences of one first act share; null to begin with this act
 * @param causationId the id of what led to this act, such as the event a timer stems from; null for the act itself
 */
public record Origin(
        @Nullable String channel,
        @Nullable String correlationId,
        @Nullable String causationId) {
    /** An act of the system's own. */
    public static final Origin INTERNAL = new Origin(null, null, null);

    public static Origin of(String channel) {
        return new Origin(channel, null, null);
    }
}
