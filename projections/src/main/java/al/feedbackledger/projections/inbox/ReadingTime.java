package al.feedbackledger.projections.inbox;

import al.feedbackledger.rules.catalogue.ServiceStandard;

import java.time.Instant;
import java.util.function.Function;

/**
 * What a deadline's status is computed with when it is read.
 *
 * @param standards finds the standard a case was submitted under by its name, for example {@code default/1}
 */
public record ReadingTime(Instant now, Function<String, ServiceStandard> standards) {}
