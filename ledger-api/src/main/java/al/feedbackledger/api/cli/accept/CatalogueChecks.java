package al.feedbackledger.api.cli.accept;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.table.Row;
import al.feedbackledger.api.cli.table.Table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares the application's catalogue with the portal's files. */
final class CatalogueChecks {
    private final Door door;
    private final Checks checks;

    CatalogueChecks(Door door, Checks checks) {
        this.door = door;
        this.checks = checks;
    }

    void of(Path folder) throws IOException {
        Set<String> codes = column(folder.resolve("e_albania_services.csv"), "service_code");
        Set<String> institutions = column(folder.resolve("e_albania_institutions.csv"), "institution");
        Set<String> shownServices = Listed.items(door, "/api/v1/services?limit=100", "id");
        Set<String> shownInstitutions = Listed.items(door, "/api/v1/institutions?", "nameSq");
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
}
