package al.feedbackledger.api.services;

import al.feedbackledger.api.acts.ActReply;
import al.feedbackledger.api.acts.CatalogueActs;
import al.feedbackledger.api.acts.CatalogueWish;
import al.feedbackledger.api.http.ActAnswers;
import al.feedbackledger.api.http.Headers;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.api.publication.Publisher;
import al.feedbackledger.api.security.SignedIn;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.store.vault.IdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the administrator, institutions and assessors say publicly. An Idempotency-Key may come with every act. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "administration", description = "What is said publicly of services and institutions")
@ApiResponse(
        responseCode = "200",
        description = "Recorded",
        content = @Content(schema = @Schema(implementation = ActReply.class)))
class CatalogueController {
    private final CatalogueActs acts;
    private final Publisher publisher;
    private final ServiceCatalogue catalogue;

    CatalogueController(CatalogueActs acts, Publisher publisher, ServiceCatalogue catalogue) {
        this.acts = acts;
        this.publisher = publisher;
        this.catalogue = catalogue;
    }

    @PostMapping("/services")
    @Operation(summary = "Register a service")
    ResponseEntity<byte[]> registerService(
            @RequestBody CatalogueWish.RegisterService body, HttpServletRequest request) {
        return begin(body, request);
    }

    @PutMapping("/services/{id}")
    @Operation(summary = "Revise what is known of a service")
    ResponseEntity<byte[]> reviseService(
            @PathVariable String id, @RequestBody CatalogueWish.ReviseService body, HttpServletRequest request) {
        return onService(body, id, request);
    }

    @PostMapping("/services/{id}/retire")
    @Operation(summary = "A service ends")
    ResponseEntity<byte[]> retireService(
            @PathVariable String id,
            @RequestBody(required = false) CatalogueWish.@Nullable RetireService body,
            HttpServletRequest request) {
        return onService(new CatalogueWish.RetireService(), id, request);
    }

    @PostMapping("/services/{id}/merge")
    @Operation(summary = "A service goes on as part of another")
    ResponseEntity<byte[]> mergeService(
            @PathVariable String id, @RequestBody CatalogueWish.MergeService body, HttpServletRequest request) {
        return onService(body, id, request);
    }

    @PostMapping("/services/{id}/online-only")
    @Operation(summary = "A service is to be had online only")
    ResponseEntity<byte[]> moveOnlineOnly(
            @PathVariable String id, @RequestBody CatalogueWish.MoveOnlineOnly body, HttpServletRequest request) {
        return onService(body, id, request);
    }

    @PostMapping("/services/{id}/changes")
    @Operation(summary = "Announce a change of a service")
    ResponseEntity<byte[]> announceChange(
            @PathVariable String id, @RequestBody CatalogueWish.AnnounceChange body, HttpServletRequest request) {
        return onService(body, id, request);
    }

    @PostMapping("/services/{id}/outages")
    @Operation(summary = "Report an outage, or its end")
    ResponseEntity<byte[]> reportOutage(
            @PathVariable String id, @RequestBody CatalogueWish.ReportOutage body, HttpServletRequest request) {
        return onService(body, id, request);
    }

    @PostMapping("/services/{id}/assessments")
    @Operation(summary = "Assess a service by the eight criteria")
    ResponseEntity<byte[]> assess(
            @PathVariable String id, @RequestBody CatalogueWish.Assess body, HttpServletRequest request) {
        return onService(body, id, request);
    }

    @PostMapping("/services/{id}/usage")
    @Operation(summary = "Report how many applications were completed in a month")
    ResponseEntity<byte[]> reportUsage(
            @PathVariable String id, @RequestBody CatalogueWish.ReportUsage body, HttpServletRequest request) {
        return onService(body, id, request);
    }

    @PostMapping("/services/{id}/campaigns")
    @Operation(summary = "Announce a campaign that asks for feedback")
    ResponseEntity<byte[]> announceCampaign(
            @PathVariable String id, @RequestBody CatalogueWish.AnnounceCampaign body, HttpServletRequest request) {
        return onService(body, id, request);
    }

    @PostMapping("/institutions")
    @Operation(summary = "Register an institution")
    ResponseEntity<byte[]> registerInstitution(
            @RequestBody CatalogueWish.RegisterInstitution body, HttpServletRequest request) {
        return begin(body, request);
    }

    @PutMapping("/institutions/{id}")
    @Operation(summary = "Revise what is known of an institution")
    ResponseEntity<byte[]> reviseInstitution(
            @PathVariable String id, @RequestBody CatalogueWish.ReviseInstitution body, HttpServletRequest request) {
        if (catalogue.institution(id) == null) {
            throw Problem.of(ProblemType.NOT_FOUND).found();
        }
        return ActAnswers.done(acts.act(body, id, administrator(), key(request)));
    }

    @PostMapping("/question-sets")
    @Operation(summary = "Publish the next version of a question set")
    ResponseEntity<byte[]> publishQuestionSet(
            @RequestBody CatalogueWish.PublishQuestionSet body, HttpServletRequest request) {
        return begin(body, request);
    }

    @PostMapping("/standards")
    @Operation(summary = "Adopt the next version of a service standard")
    ResponseEntity<byte[]> adoptStandard(@RequestBody CatalogueWish.AdoptStandard body, HttpServletRequest request) {
        return begin(body, request);
    }

    @PostMapping("/actions")
    @Operation(summary = "Promise an improvement, in the name of one's institution")
    ResponseEntity<byte[]> promise(@RequestBody CatalogueWish.PromiseAction body, HttpServletRequest request) {
        return ActAnswers.created(acts.act(body, null, SignedIn.staff(), key(request)));
    }

    @PostMapping("/actions/{id}/progress")
    @Operation(summary = "Say how a promise is coming on")
    ResponseEntity<byte[]> progress(
            @PathVariable String id, @RequestBody CatalogueWish.ReportProgress body, HttpServletRequest request) {
        return onPromise(body, id, request);
    }

    @PostMapping("/actions/{id}/deliver")
    @Operation(summary = "A promise is kept")
    ResponseEntity<byte[]> deliver(
            @PathVariable String id, @RequestBody CatalogueWish.DeliverAction body, HttpServletRequest request) {
        return onPromise(body, id, request);
    }

    @PostMapping("/actions/{id}/abandon")
    @Operation(summary = "A promise is given up")
    ResponseEntity<byte[]> abandon(
            @PathVariable String id, @RequestBody CatalogueWish.AbandonAction body, HttpServletRequest request) {
        return onPromise(body, id, request);
    }

    @PostMapping("/publications")
    @Operation(summary = "Take a publication of everything recorded so far")
    ResponseEntity<byte[]> publish() {
        Actor by = SignedIn.as(Role.ADMIN);
        if (by.role() != Role.ADMIN && by.role() != Role.IMPORTER) {
            throw Problem.of(ProblemType.NOT_YOURS).found();
        }
        return switch (publisher.take(by)) {
            case Publisher.Outcome.Taken taken ->
                ActAnswers.created(CatalogueActs.published(taken.number(), taken.position()));
            case Publisher.Outcome.NotNow notNow ->
                throw Problem.of(ProblemType.NOT_NOW).with("why", notNow.why()).found();
        };
    }

    private ResponseEntity<byte[]> begin(CatalogueWish wish, HttpServletRequest request) {
        return ActAnswers.created(acts.act(wish, null, administrator(), key(request)));
    }

    private ResponseEntity<byte[]> onService(CatalogueWish wish, String id, HttpServletRequest request) {
        if (catalogue.service(id) == null) {
            throw Problem.of(ProblemType.NOT_FOUND).found();
        }
        return ActAnswers.done(acts.act(wish, id, administrator(), key(request)));
    }

    private ResponseEntity<byte[]> onPromise(CatalogueWish wish, String id, HttpServletRequest request) {
        if (catalogue.promise(id) == null) {
            throw Problem.of(ProblemType.NOT_FOUND).found();
        }
        return ActAnswers.done(acts.act(wish, id, SignedIn.staff(), key(request)));
    }

    /** The administrator if it is one; the rules refuse everybody else what is not theirs. */
    private static Actor administrator() {
        return SignedIn.as(Role.ADMIN);
    }

    private static @Nullable IdempotencyKey key(HttpServletRequest request) {
        return Headers.optionalKey(request.getHeader(Headers.IDEMPOTENCY_KEY));
    }
}
