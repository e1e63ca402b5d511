package al.feedbackledger.api.audit;

import al.feedbackledger.api.http.Headers;
import al.feedbackledger.api.http.Parameters;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.rules.integrity.checkpoint.TlogProof;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Duration;

/** What a case was at any moment, and proofs that its events are in the published log. */
@RestController
@RequestMapping(path = "/api/v1/audit")
@Tag(name = "audit")
class CaseHistoryController {
    private final CaseHistory history;
    private final EventProofs proofs;
    private final AsOf asOf;

    CaseHistoryController(CaseHistory history, EventProofs proofs, AsOf asOf) {
        this.history = history;
        this.proofs = proofs;
        this.asOf = asOf;
    }

    @GetMapping(path = "/cases/{reference}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "A case as it was",
            description = "asOf is a position or a time in UTC; a time stands for the last position recorded by then. "
                    + "Of a report of corruption only positions, leaves and event names are shown.")
    ResponseEntity<CaseAsOf> history(
            @PathVariable String reference, @RequestParam(name = "asOf", required = false) @Nullable String moment) {
        CaseAsOf then = history.at(Headers.reference(reference), asOf.read(moment));
        if (then == null) {
            throw Problem.of(ProblemType.UNKNOWN_REFERENCE).found();
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(then);
    }

    @GetMapping(path = "/events/{position}/proof", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(
            summary = "The proof that an event is in the published log",
            description =
                    "A C2SP tlog-proof that carries the event's bytes and its blind; ops/verify receipt checks it.")
    @ApiResponse(
            responseCode = "200",
            description = "The proof, a text file",
            content = @Content(schema = @Schema(type = "string")))
    ResponseEntity<byte[]> proof(@PathVariable long position) throws InterruptedException {
        long at = Parameters.whole("position", position, 1, Long.MAX_VALUE - 1);
        return switch (proofs.of(at)) {
            case EventProofs.Proof.NoSuchEvent unused ->
                throw Problem.of(ProblemType.NOT_FOUND).found();
            case EventProofs.Proof.NotYet unused ->
                throw Problem.of(ProblemType.NOT_SIGNED_YET)
                        .retryAfter(Duration.ofSeconds(1))
                        .found();
            case EventProofs.Proof.Made made ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"event-" + at + TlogProof.FILE_ENDING + "\"")
                        .body(made.file().bytes());
        };
    }
}
