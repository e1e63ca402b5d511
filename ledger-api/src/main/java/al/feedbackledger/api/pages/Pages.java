package al.feedbackledger.api.pages;

import al.feedbackledger.api.language.Language;
import al.feedbackledger.api.security.StaffMember;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.projections.catalogue.Institution;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.decision.Role;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

import java.util.List;

/** Begins pages: knows the language of a request, who is signed in and what every frame shows. */
@Component
@EnableConfigurationProperties(PageSettings.class)
public class Pages {
    /** What the ids of invented institutions begin with; with one of them in the catalogue every page says so. */
    private static final String SIMULATED = "demo-";

    private final ServiceCatalogue catalogue;
    private final Names names;
    private final Assets.Addresses assets;
    private final boolean simulated;

    Pages(ServiceCatalogue catalogue, Names names, PageSettings settings) {
        this.catalogue = catalogue;
        this.names = names;
        assets = Assets.addresses();
        simulated = settings.simulated();
    }

    /** The page that answers a request, in the language of its address. */
    public PageDraft begin(HttpServletRequest request) {
        return begin(request, request.getRequestURI());
    }

    /** @param path the address that was asked for, where the request itself was passed on */
    PageDraft begin(HttpServletRequest request, String path) {
        Language language = PagePath.language(path);
        boolean read = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        String query = request.getQueryString();
        String bare = PagePath.bare(path) + (query == null ? "" : "?" + query);
        List<Institution> institutions = catalogue.institutions();
        Site site = new Site(
                assets.css(),
                assets.js(),
                assets.mark(),
                simulated || institutions.stream().anyMatch(each -> each.id().startsWith(SIMULATED)));
        return new PageDraft(
                Wording.of(language), site, read ? bare : null, operator(institutions, language), badge(language));
    }

    /** Who is signed in on the staff door, if anybody is. */
    public static @Nullable StaffMember member() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof StaffMember member ? member : null;
    }

    private @Nullable StaffBadge badge(Language language) {
        StaffMember member = member();
        if (member == null) {
            return null;
        }
        String role = Wording.of(language).of("role", member.actor().role());
        String institution = names.institutionOrNull(member.actor().institution(), language);
        return new StaffBadge(
                institution == null ? role : role + ", " + institution,
                member.actor().role() == Role.DPO);
    }

    /** The operator's name; the site's own while none is registered. */
    private static String operator(List<Institution> institutions, Language language) {
        return institutions.stream()
                .filter(each -> each.type() == InstitutionType.OPERATOR)
                .findFirst()
                .map((Institution each) -> Names.institution(each, language))
                .orElseGet(() -> Wording.of(language).say("site.name"));
    }
}
