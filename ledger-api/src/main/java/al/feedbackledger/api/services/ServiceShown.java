package al.feedbackledger.api.services;

import al.feedbackledger.projections.catalogue.Service;
import al.feedbackledger.rules.catalogue.ServiceFacts;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A service as everybody may read it; texts as the portal publishes them.
 *
 * @param institution slug of the institution that answers for it; absent where the operator routes
 * @param mergedInto the service that goes on
 * @param onlineOnlyPhase the phase in which it moved online only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ServiceShown(
        String id,
        Service.Status status,
        @Nullable String institution,
        String titleSq,
        String titleEn,
        String audience,
        @Nullable String category,
        @Nullable String subcategory,
        @Nullable String processingTime,
        @Nullable String validity,
        @Nullable String cost,
        @Nullable String standardCards,
        @Nullable String summary,
        @Nullable String address,
        String questionSet,
        @Nullable String mergedInto,
        @Nullable Integer onlineOnlyPhase) {
    static ServiceShown of(Service service) {
        ServiceFacts facts = service.facts();
        return new ServiceShown(
                service.id(),
                service.status(),
                facts.institution(),
                facts.titleSq(),
                facts.titleEn(),
                facts.audience(),
                facts.category(),
                facts.subcategory(),
                facts.processingTime(),
                facts.validity(),
                facts.cost(),
                facts.standardCards(),
                facts.summary(),
                facts.address(),
                facts.questionSet(),
                service.mergedInto(),
                service.onlineOnlyPhase());
    }
}
