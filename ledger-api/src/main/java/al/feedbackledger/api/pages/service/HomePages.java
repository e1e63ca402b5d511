package al.feedbackledger.api.pages.service;

import al.feedbackledger.api.language.Language;
import al.feedbackledger.api.pages.Choice;
import al.feedbackledger.api.pages.Names;
import al.feedbackledger.api.pages.PageDraft;
import al.feedbackledger.api.pages.Pages;
import al.feedbackledger.api.pages.service.ServicesView.Line;
import al.feedbackledger.projections.catalogue.Service;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.projections.catalogue.ServiceSearch;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

import java.util.List;

/** The home page and the search for a service. */
@Controller
class HomePages {
    private static final int ON_A_PAGE = 25;
    private static final int MAX_ID_CHARACTERS = 64;

    private final Pages pages;
    private final ServiceCatalogue catalogue;

    HomePages(Pages pages, ServiceCatalogue catalogue) {
        this.pages = pages;
        this.catalogue = catalogue;
    }

    @GetMapping({"/", "/en"})
    ModelAndView home(HttpServletRequest request) {
        PageDraft page = pages.begin(request);
        return page.show("home", page.w().say("home.title"), "");
    }

    @GetMapping({"/services", "/en/services"})
    ModelAndView services(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String institution,
            @RequestParam(defaultValue = "") String after) {
        PageDraft page = pages.begin(request);
        String words = cut(q.strip(), ServiceCatalogue.MOST_SEARCH_CHARACTERS);
        String of = cut(institution, MAX_ID_CHARACTERS);
        List<Service> found = catalogue.search(new ServiceSearch(
                words, blankAsNull(of), blankAsNull(cut(after, MAX_ID_CHARACTERS)), ON_A_PAGE + 1, false));
        boolean more = found.size() > ON_A_PAGE;
        List<Service> shown = more ? found.subList(0, ON_A_PAGE) : found;
        String heading =
                words.isEmpty() ? page.w().say("services.title") : page.w().say("services.title.query", words);
        ServicesView view = new ServicesView(
                heading,
                words,
                institutions(of, page.language()),
                shown.stream().map(each -> line(each, page.language())).toList(),
                more ? moreAddress(words, of, shown.getLast().id()) : null);
        return page.show("services", heading, view);
    }

    private Line line(Service service, Language language) {
        String institution = service.facts().institution();
        return new Line(
                "/services/" + service.id(),
                Names.service(service, language),
                institution == null ? null : name(institution, language),
                service.isActive());
    }

    private String name(String id, Language language) {
        var institution = catalogue.institution(id);
        return institution == null ? id : Names.institution(institution, language);
    }

    private List<Choice> institutions(String chosen, Language language) {
        return catalogue.institutions().stream()
                .map(each -> new Choice(
                        each.id(), Names.institution(each, language), each.id().equals(chosen)))
                .toList();
    }

    private static String moreAddress(String q, String institution, String after) {
        return UriComponentsBuilder.fromPath("/services")
                .queryParam("q", "{q}")
                .queryParam("institution", "{institution}")
                .queryParam("after", "{after}")
                .encode()
                .buildAndExpand(q, institution, after)
                .toUriString();
    }

    private static @Nullable String blankAsNull(String text) {
        return text.isBlank() ? null : text;
    }

    /** Whole characters only: a text is not cut in the middle of a surrogate pair. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
