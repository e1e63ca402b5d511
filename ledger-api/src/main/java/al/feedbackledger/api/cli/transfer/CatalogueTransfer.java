package al.feedbackledger.api.cli.transfer;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.terminal.Terminal;
import al.feedbackledger.api.imports.CatalogueImport;
import al.feedbackledger.api.imports.CatalogueImport.InstitutionEntry;
import al.feedbackledger.api.imports.CatalogueImport.QuestionSetEntry;
import al.feedbackledger.api.imports.CatalogueImport.ServiceRow;
import al.feedbackledger.api.imports.ImportAnswer;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Registers what a mapping brings for the catalogue: question set, institutions, services. */
public final class CatalogueTransfer {
    static final String PATH = "/api/v1/import/services";

    private final Door door;
    private final Terminal terminal;
    private final String source;

    public CatalogueTransfer(Door door, Terminal terminal, String source) {
        this.door = door;
        this.terminal = terminal;
        this.source = source;
    }

    /** A question set without a name is only referred to, not registered. */
    public void begin(QuestionSetEntry questionSet, Collection<InstitutionEntry> institutions) {
        List<QuestionSetEntry> sets = questionSet.nameSq() == null ? List.of() : List.of(questionSet);
        send(sets, List.of(), List.of());
        List<InstitutionEntry> all = distinct(institutions);
        for (int from = 0; from < all.size(); from += Batch.MAX_ROWS) {
            send(List.of(), all.subList(from, Math.min(from + Batch.MAX_ROWS, all.size())), List.of());
        }
    }

    /** Several values may stand for one institution. */
    private static List<InstitutionEntry> distinct(Collection<InstitutionEntry> institutions) {
        Set<@Nullable String> seen = new HashSet<>();
        return institutions.stream().filter(entry -> seen.add(entry.id())).toList();
    }

    /** Services that stand in no table. */
    public void register(Collection<ServiceRow> services) {
        Set<@Nullable String> seen = new HashSet<>();
        List<ServiceRow> all = new ArrayList<>();
        for (ServiceRow service : services) {
            if (seen.add(service.id())) {
                all.add(service.numbered(all.size() + 1L));
            }
        }
        for (int from = 0; from < all.size(); from += Batch.MAX_ROWS) {
            List<ServiceRow> some = all.subList(from, Math.min(from + Batch.MAX_ROWS, all.size()));
            ImportAnswer answer = send(List.of(), List.of(), some);
            answer.results().stream()
                    .filter(row -> row.reason() != null)
                    .forEach(row -> terminal.complain(
                            "the service " + all.get((int) row.row() - 1).id() + " was refused: " + row.reason()));
        }
    }

    ImportAnswer send(List<QuestionSetEntry> sets, List<InstitutionEntry> institutions, List<ServiceRow> services) {
        ImportAnswer answer = door.expect(
                        "registering services", PATH, new CatalogueImport(source, sets, institutions, services))
                .as(ImportAnswer.class);
        answer.entries().stream()
                .filter(entry -> entry.reason() != null)
                .forEach(entry -> terminal.complain(entry.id() + " was refused: " + entry.reason()));
        return answer;
    }
}
