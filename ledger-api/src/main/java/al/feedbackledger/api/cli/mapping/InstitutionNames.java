package al.feedbackledger.api.cli.mapping;

import al.feedbackledger.api.imports.CatalogueImport.InstitutionEntry;
import al.feedbackledger.rules.decision.InstitutionType;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The institutions a mapping registers.
 *
 * @param known institutions by the value that stands for each
 * @param others what every other value becomes; null where other values are refused
 */
public record InstitutionNames(
        Map<String, InstitutionEntry> known, @Nullable Others others) {
    public InstitutionNames {
        known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
    }

    /**
     * An institution for each value, named by it.
     *
     * @param type of those whose name begins with no word of {@code types}
     * @param types by how a name begins
     */
    public record Others(
            String idPrefix,
            InstitutionType type,
            Map<String, InstitutionType> types,
            @Nullable String parent) {
        public Others {
            types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        }

        private InstitutionEntry institution(String id, String name) {
            InstitutionType own = types.entrySet().stream()
                    .filter(entry -> name.startsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(type);
            return new InstitutionEntry(id, own, parent, name, "");
        }
    }

    /** The institutions that values stand for, by value; values that stand for none are left out. */
    Map<String, InstitutionEntry> of(Collection<String> values) {
        Map<String, InstitutionEntry> institutions = new LinkedHashMap<>(known);
        if (others != null) {
            List<String> unnamed =
                    values.stream().filter(value -> !known.containsKey(value)).toList();
            Slugs.of(unnamed, others.idPrefix())
                    .forEach((value, id) -> institutions.put(value, others.institution(id, value)));
        }
        return institutions;
    }
}
