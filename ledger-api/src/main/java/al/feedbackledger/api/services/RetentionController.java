package al.feedbackledger.api.services;

import al.feedbackledger.api.acts.ActReply;
import al.feedbackledger.api.acts.CatalogueActs;
import al.feedbackledger.api.acts.CatalogueWish;
import al.feedbackledger.api.http.ActAnswers;
import al.feedbackledger.api.http.Headers;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.api.security.SignedIn;
import al.feedbackledger.api.settings.RetentionSettings;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.store.timer.RetentionPolicies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.InstantSource;

/** For how long words are kept: everybody may know it, and an administrator sets it, for what is settled from then on. */
@RestController
@RequestMapping(path = "/api/v1/retention", produces = MediaType.APPLICATION_JSON_VALUE)
class RetentionController {
    private final RetentionPolicies policies;
    private final RetentionSettings settings;
    private final CatalogueActs acts;
    private final InstantSource clock;

    RetentionController(
            RetentionPolicies policies, RetentionSettings settings, CatalogueActs acts, InstantSource clock) {
        this.policies = policies;
        this.settings = settings;
        this.acts = acts;
        this.clock = clock;
    }

    /** @param wordsMonths after a case is settled its words are erased, for cases that are settled now */
    record Retention(int wordsMonths) {}

    @GetMapping
    @Operation(summary = "For how many months words are kept after a case is settled")
    @Tag(name = "services")
    ResponseEntity<Retention> now() {
        policies.refresh();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(new Retention(policies.monthsAt(clock.instant())));
    }

    @PutMapping
    @Operation(
            summary = "Keep words for another time from now on",
            description = "Works for cases that are settled afterwards. Where the setting of the application says the "
                    + "time, it is changed there and not here.")
    @Tag(name = "administration")
    @ApiResponse(
            responseCode = "200",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = ActReply.class)))
    ResponseEntity<byte[]> keep(@RequestBody CatalogueWish.KeepWords body, HttpServletRequest request) {
        if (settings.wordsMonths() != null) {
            throw Problem.of(ProblemType.NOT_NOW)
                    .with("why", "the setting ledger.retention.words-months says it")
                    .found();
        }
        return ActAnswers.done(acts.act(
                body, null, SignedIn.as(Role.ADMIN), Headers.optionalKey(request.getHeader(Headers.IDEMPOTENCY_KEY))));
    }
}
