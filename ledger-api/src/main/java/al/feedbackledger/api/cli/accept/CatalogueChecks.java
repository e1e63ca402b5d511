package al.feedbackledger.api.cli.accept;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.table.Row;
import al.feedbackledger.api.cli.table.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares the application's catalogue with the portal's files. */
final class CatalogueChecks {
    private static final int MOST_PAGES = 50;

    private final Door door;
    private final Checks checks;

    CatalogueChecks(Door door, Checks checks) {
        this.door = door;
        this.checks = checks;
    }

    void of(Path folder) throws IOException {
        Set<String> codes = column(folder.resolve("e_albania_services.csv"), "service_code");
        Set<String> institutions = column(folder.resolve("e_albania_institutions.csv"), "institution");
        Set<String> shownServices = items("/api/v1/services?limit=100", "id");
        Set<String> shownInstitutions = items("/api/v1/institutions?", "nameSq");
        checks.equal("services of the file", 454, codes.size());
        checks.equal("of these shown", 454, common(codes, shownServices));
        checks.equal("institutions of the file", 39, institutions.size());
        checks.equal("of these shown", 39, common(institutions, shownInstitutions));
    }

    private static int common(Set<String> some, Set<String> others) {
        Set<String> common = new HashSet<>(some);
        common.retainAll(others);
        return common.size();
    }

    private static Set<String> column(Path file, String column) throws IOException {
        Set<String> values = new HashSet<>();
        try (Table table = Table.open(file)) {
            int at = table.columns(List.of(column)).getFirst();
            for (Row row = table.next(); row != null; row = table.next()) {
                if (row instanceof Row.Cells cells) {
                    values.add(cells.value(at));
                }
            }
        }
        return values;
    }

    /** One field of every item of a list, page by page. */
    private Set<String> items(String path, String field) {
        Set<String> values = new HashSet<>();
        @Nullable String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            String next = cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            JsonNode list = door.read("reading a list", path + next).json();
            list.path("items").forEach(item -> values.add(item.path(field).asString("")));
            if (!list.path("next").isString()) {
                return values;
            }
            cursor = list.path("next").stringValue();
        }
        return values;
    }
}
