package al.feedbackledger.api.cli.mapping;

import al.feedbackledger.api.imports.CatalogueImport.InstitutionEntry;
import al.feedbackledger.api.imports.CatalogueImport.ServiceRow;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a mapping registers for the values that occur in a table.
 *
 * @param services by the value that stands for each
 * @param institutions by the value that stands for each
 */
public record Registered(Map<String, ServiceRow> services, Map<String, InstitutionEntry> institutions) {

    /** For a table of feedback. */
    public static Registered of(
            FeedbackMapping mapping, Collection<String> serviceValues, Collection<String> institutionValues) {
        String questionSet = Objects.requireNonNullElse(mapping.questionSet().id(), mapping.source());
        return new Registered(
                mapping.services().of(serviceValues, questionSet),
                mapping.institutions().of(institutionValues));
    }

    /** For a table of services, which registers its services itself. */
    public static Registered of(ServiceMapping mapping, Collection<String> institutionValues) {
        return new Registered(
                Map.of(),
                mapping.institutions()
                        .of(institutionValues.stream()
                                .map(ServiceRows::line)
                                .distinct()
                                .toList()));
    }

    /** Ids of services by value. */
    public Map<String, String> serviceIds() {
        Map<String, String> ids = new LinkedHashMap<>();
        services.forEach((value, service) -> ids.put(value, Objects.requireNonNullElse(service.id(), "")));
        return ids;
    }

    /** Ids of institutions by value. */
    public Map<String, String> institutionIds() {
        Map<String, String> ids = new LinkedHashMap<>();
        institutions.forEach((value, institution) -> ids.put(value, Objects.requireNonNullElse(institution.id(), "")));
        return ids;
    }
}
