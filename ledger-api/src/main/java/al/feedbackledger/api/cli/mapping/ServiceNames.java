package al.feedbackledger.api.cli.mapping;

import al.feedbackledger.api.imports.CatalogueImport.ServiceRow;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The services a mapping registers.
 *
 * @param known services by the value that stands for each
 * @param others what every other value becomes; null where other values are refused
 */
public record ServiceNames(
        Map<String, ServiceRow> known, @Nullable Others others) {
    public ServiceNames {
        known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
    }

    /** A service for each value, titled by it. */
    public record Others(
            String idPrefix, String institution, @Nullable String category) {
        private ServiceRow service(String id, String title, String questionSet) {
            return new ServiceRow(
                    null,
                    id,
                    institution,
                    title,
                    title,
                    null,
                    category,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    questionSet);
        }
    }

    /** The services that values stand for, by value; values that stand for none are left out. */
    Map<String, ServiceRow> of(Collection<String> values, String questionSet) {
        Map<String, ServiceRow> services = new LinkedHashMap<>();
        List<String> unnamed =
                values.stream().filter(value -> !known.containsKey(value)).toList();
        known.forEach((value, service) -> services.put(value, service));
        if (others != null) {
            Slugs.of(unnamed, others.idPrefix())
                    .forEach((value, id) -> services.put(value, others.service(id, value, questionSet)));
        }
        return services;
    }
}
