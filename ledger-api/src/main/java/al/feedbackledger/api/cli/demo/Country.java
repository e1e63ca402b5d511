package al.feedbackledger.api.cli.demo;

import al.feedbackledger.api.imports.CatalogueImport.InstitutionEntry;
import al.feedbackledger.api.imports.CatalogueImport.QuestionSetEntry;
import al.feedbackledger.api.imports.CatalogueImport.ServiceRow;
import al.feedbackledger.rules.decision.InstitutionType;

import java.util.ArrayList;
import java.util.List;

/**
 * A country that does not exist: ten agencies with six services each. Every name says that it is simulated, in both
 * languages, and every id begins with {@code demo-}.
 */
final class Country {
    /** Source and question set of everything simulated. */
    static final String SOURCE = "demo";

    static final QuestionSetEntry QUESTION_SET =
            new QuestionSetEntry(SOURCE, "Vlerësime të simuluara", "Simulated ratings");

    private static final List<Name> FIELDS = List.of(
            new Name("bujqesi", "bujqësinë", "agriculture"),
            new Name("transport", "transportin", "transport"),
            new Name("shendet", "shëndetin", "health"),
            new Name("arsim", "arsimin", "education"),
            new Name("tatime", "tatimet", "taxes"),
            new Name("dogana", "doganat", "customs"),
            new Name("kadaster", "kadastrën", "the land register"),
            new Name("biznes", "biznesin", "business"),
            new Name("mjedis", "mjedisin", "the environment"),
            new Name("pune", "punësimin", "employment"));

    private static final List<Name> ACTS = List.of(
            new Name("certifikate", "Certifikatë për", "Certificate for"),
            new Name("leje", "Leje për", "Permit for"),
            new Name("regjistrim", "Regjistrim për", "Registration for"),
            new Name("vertetim", "Vërtetim për", "Attestation for"),
            new Name("pagese", "Pagesë për", "Payment for"),
            new Name("takim", "Caktim takimi për", "Appointment for"));

    private Country() {}

    /** A word of the ids, and what it is called. */
    private record Name(String id, String sq, String en) {}

    static List<InstitutionEntry> institutions() {
        return FIELDS.stream()
                .map(field -> new InstitutionEntry(
                        institution(field),
                        InstitutionType.AGENCY,
                        null,
                        "Agjencia për " + field.sq() + " (simulim)",
                        "Agency for " + field.en() + " (simulated)"))
                .toList();
    }

    private static String institution(Name field) {
        return "demo-" + field.id();
    }

    /** All services; six after each other belong to one agency. */
    static List<ServiceRow> services() {
        List<ServiceRow> services = new ArrayList<>();
        for (Name field : FIELDS) {
            for (Name act : ACTS) {
                services.add(service(field, act, services.size() + 1L));
            }
        }
        return services;
    }

    private static ServiceRow service(Name field, Name act, long number) {
        return new ServiceRow(
                number,
                institution(field) + "-" + act.id(),
                institution(field),
                act.sq() + " " + field.sq() + " (simulim)",
                act.en() + " " + field.en() + " (simulated)",
                number % 3 == 0 ? "BUSINESS" : "CITIZEN",
                "Simulim",
                null,
                null,
                null,
                null,
                null,
                "Ky shërbim nuk ekziston. Të gjitha vlerësimet e tij janë të simuluara.",
                null,
                SOURCE);
    }
}
