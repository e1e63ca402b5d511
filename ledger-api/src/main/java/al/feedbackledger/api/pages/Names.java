package al.feedbackledger.api.pages;

import al.feedbackledger.api.language.Language;
import al.feedbackledger.projections.catalogue.Institution;
import al.feedbackledger.projections.catalogue.Service;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What services and institutions are called in a language; an id where the catalogue does not know one. */
@Component
public final class Names {
    private final ServiceCatalogue catalogue;

    Names(ServiceCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    public String service(String id, Language language) {
        Service service = catalogue.service(id);
        return service == null ? id : service(service, language);
    }

    public static String service(Service service, Language language) {
        return in(language, service.facts().titleSq(), service.facts().titleEn());
    }

    public String institution(String id, Language language) {
        Institution institution = catalogue.institution(id);
        return institution == null ? id : institution(institution, language);
    }

    public @Nullable String institutionOrNull(@Nullable String id, Language language) {
        return id == null ? null : institution(id, language);
    }

    public static String institution(Institution institution, Language language) {
        return in(language, institution.nameSq(), institution.nameEn());
    }

    /** A text given in both languages; Albanian where the English one is missing. */
    public static String in(Language language, String sq, String en) {
        return switch (language) {
            case SQ -> sq;
            case EN -> en.isBlank() ? sq : en;
        };
    }
}
