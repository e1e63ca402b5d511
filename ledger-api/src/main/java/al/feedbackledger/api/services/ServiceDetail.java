package al.feedbackledger.api.services;

import al.feedbackledger.projections.catalogue.Institution;
import al.feedbackledger.projections.catalogue.Outage;
import al.feedbackledger.projections.catalogue.Promise;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A service with what belongs to it.
 *
 * @param answeredBy the institution that answers for it
 * @param outages all that were reported, latest first; one without an end still lasts
 * @param promises of improvement, latest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ServiceDetail(
        ServiceShown service, @Nullable Institution answeredBy, List<Outage> outages, List<Promise> promises) {}
