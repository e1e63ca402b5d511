package al.feedbackledger.api.services;

import al.feedbackledger.api.http.Cursors;
import al.feedbackledger.api.http.ItemList;
import al.feedbackledger.api.http.Parameters;
import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.projections.catalogue.Institution;
import al.feedbackledger.projections.catalogue.QuestionSet;
import al.feedbackledger.projections.catalogue.Service;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.projections.catalogue.ServiceSearch;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Objects;

/** The catalogue, for everybody. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "catalogue", description = "Services and who answers for them")
class ServicesController {
    private final ServiceCatalogue catalogue;
    private final Cursors cursors;

    ServicesController(ServiceCatalogue catalogue, Cursors cursors) {
        this.catalogue = catalogue;
        this.cursors = cursors;
    }

    @GetMapping("/services")
    @Operation(
            summary = "Find services",
            description = "All words must occur in the title; ë and e, ç and c are the same.")
    ResponseEntity<ItemList<ServiceShown>> services(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        if (q != null && q.length() > ServiceCatalogue.MOST_SEARCH_CHARACTERS) {
            throw Parameters.wrong(FieldError.of("q", "too-long", ServiceCatalogue.MOST_SEARCH_CHARACTERS, q.length()));
        }
        String list = String.join(
                "\n", "services", Objects.toString(q, ""), Objects.toString(institution, ""), Boolean.toString(all));
        int size = Parameters.limit(limit, ServiceCatalogue.MOST_SERVICES_ON_A_PAGE);
        List<Service> found =
                catalogue.search(new ServiceSearch(q, institution, cursors.open(list, cursor), size, all));
        String next = found.size() < size ? null : found.getLast().id();
        return PublicAnswers.of(
                new ItemList<>(found.stream().map(ServiceShown::of).toList(), cursors.seal(list, next)));
    }

    @GetMapping("/services/{id}")
    @Operation(summary = "One service")
    ResponseEntity<ServiceDetail> service(@PathVariable String id) {
        Service service = catalogue.service(id);
        if (service == null) {
            throw Problem.of(ProblemType.NOT_FOUND).found();
        }
        String institution = service.facts().institution();
        return PublicAnswers.of(new ServiceDetail(
                ServiceShown.of(service),
                institution == null ? null : catalogue.institution(institution),
                catalogue.outages(id),
                catalogue.promises(id)));
    }

    @GetMapping("/institutions")
    @Operation(summary = "All institutions")
    ResponseEntity<ItemList<Institution>> institutions() {
        return PublicAnswers.of(new ItemList<>(catalogue.institutions(), null));
    }

    @GetMapping("/institutions/{id}")
    @Operation(summary = "One institution")
    ResponseEntity<Institution> institution(@PathVariable String id) {
        Institution institution = catalogue.institution(id);
        if (institution == null) {
            throw Problem.of(ProblemType.NOT_FOUND).found();
        }
        return PublicAnswers.of(institution);
    }

    @GetMapping("/question-sets")
    @Operation(summary = "The last version of every question set")
    ResponseEntity<ItemList<QuestionSet>> questionSets() {
        return PublicAnswers.of(new ItemList<>(catalogue.questionSets(), null));
    }

    @GetMapping("/standards")
    @Operation(summary = "Every service standard ever adopted, in order")
    ResponseEntity<ItemList<ServiceStandard>> standards() {
        return PublicAnswers.of(new ItemList<>(catalogue.standards(), null));
    }
}
