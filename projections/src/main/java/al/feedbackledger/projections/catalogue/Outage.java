package al.feedbackledger.projections.catalogue;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A time in which a service did not work, as reported.
 *
 * @param to when it ended; null while it lasts
 */
public record Outage(String service, Instant from, @Nullable Instant to, String textSq, String textEn) {}
