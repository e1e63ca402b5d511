package al.feedbackledger.api.feedback;

import al.feedbackledger.api.acts.CaseDoor;
import al.feedbackledger.api.http.Headers;
import al.feedbackledger.api.http.Parameters;
import al.feedbackledger.api.language.Language;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.api.receipt.Receipt;
import al.feedbackledger.api.receipt.Receipts;
import al.feedbackledger.api.wording.Wording;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hands out receipts. The reference number alone gets none: a receipt opens rating and time, and even the place in the log
 * would tie a case that somebody knows the number of to the log's order.
 */
@RestController
@RequestMapping("/api/v1/feedback")
@Tag(name = "feedback")
class ReceiptController {
    private final CaseDoor door;
    private final Receipts receipts;

    ReceiptController(CaseDoor door, Receipts receipts) {
        this.door = door;
        this.receipts = receipts;
    }

    @GetMapping(path = "/{reference}/receipt", produces = "text/plain;charset=UTF-8")
    @Operation(
            summary = "Get the receipt of feedback",
            description = "A C2SP tlog-proof file that proves without us what was recorded and when: the log's "
                    + "checkpoint, the proof that leads to it, and what opens the leaf. It needs the tracking code, is "
                    + "kept by no cache, and waits a second at most until the log's checkpoint covers the feedback.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string")),
            headers =
                    @Header(
                            name = HttpHeaders.CONTENT_DISPOSITION,
                            description = "a name for the file, without the reference number",
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "202",
            description = "Recorded, and not yet covered by a checkpoint: ask again",
            content = @Content,
            headers =
                    @Header(
                            name = HttpHeaders.RETRY_AFTER,
                            description = "seconds after which it is worth trying again",
                            schema = @Schema(type = "integer")))
    ResponseEntity<byte[]> receipt(
            @PathVariable String reference,
            @RequestHeader(name = Headers.TRACKING_CODE, required = false) @Nullable String code,
            @Parameter(description = "whether the file also opens what the person wrote")
                    @Schema(type = "boolean", defaultValue = "true")
                    @RequestParam(required = false)
                    @Nullable
                    String words,
            HttpServletRequest request) {
        boolean withWords = Parameters.yesOrNo("words", words, true);
        return switch (door.open(Headers.reference(reference), Headers.code(code), Headers.from(request))) {
            case CaseDoor.Entry.Open open ->
                receipts.of(open.stream(), withWords)
                        .map(made -> file(made, request))
                        .orElseGet(ReceiptController::notYet);
            case CaseDoor.Entry.Unknown unused ->
                throw Problem.of(ProblemType.UNKNOWN_REFERENCE).found();
            case CaseDoor.Entry.Wrong unused ->
                throw Problem.of(ProblemType.WRONG_TRACKING_CODE).found();
            case CaseDoor.Entry.Throttled throttled ->
                throw Problem.of(ProblemType.TOO_MANY_REQUESTS)
                        .retryAfter(throttled.retryAfter())
                        .found();
        };
    }

    private static ResponseEntity<byte[]> file(Receipt receipt, HttpServletRequest request) {
        Wording w = Wording.of(Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, receipt.disposition(w).toString())
                .contentType(Receipt.TYPE)
                .body(receipt.proof().bytes());
    }

    private static ResponseEntity<byte[]> notYet() {
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(Receipts.ASK_AGAIN.toSeconds()))
                .build();
    }
}
