package al.feedbackledger.api.audit;

import al.feedbackledger.api.acts.ActReply;
import al.feedbackledger.api.acts.WordsExportActs;
import al.feedbackledger.api.acts.WordsExportWish;
import al.feedbackledger.api.audit.WordsExports.WordsExportThen;
import al.feedbackledger.api.http.ActAnswers;
import al.feedbackledger.api.http.Cursors;
import al.feedbackledger.api.http.Headers;
import al.feedbackledger.api.http.ItemList;
import al.feedbackledger.api.http.JsonLines;
import al.feedbackledger.api.http.Parameters;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.api.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** Exports with words: one person asks, another approves, and who asked takes it. Only accounts of people come in. */
@RestController
@RequestMapping(path = "/api/v1/audit/words-exports", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "audit")
class WordsExportsController {
    private static final String LIST = "words-exports";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final WordsExports exports;
    private final WordsExportActs acts;
    private final ExportedWords words;
    private final Cursors cursors;

    WordsExportsController(WordsExports exports, WordsExportActs acts, ExportedWords words, Cursors cursors) {
        this.exports = exports;
        this.acts = acts;
        this.words = words;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(
            summary = "The exports with words that were asked for, the latest first",
            description = "Who asked, who decided and how often each was taken. 100 on a page at most.")
    ResponseEntity<ItemList<WordsExportThen>> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Parameters.limit(limit, WordsExports.MOST);
        String after = cursors.open(LIST, cursor);
        List<WordsExportThen> found = exports.latest(after == null ? Long.MAX_VALUE : Long.parseLong(after), most);
        String next = found.size() < most ? null : Long.toString(found.getLast().position());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new ItemList<>(found, cursors.seal(LIST, next)));
    }

    @PostMapping
    @Operation(
            summary = "Ask for an export with words",
            description = "As an auditor or a data protection officer; another data protection officer decides.")
    @ApiResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = ActReply.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Recorded before, under this Idempotency-Key",
            content = @Content(schema = @Schema(implementation = ActReply.class)))
    ResponseEntity<byte[]> request(@RequestBody WordsExportWish.Request body, HttpServletRequest request) {
        return ActAnswers.created(acts.act(body, null, SignedIn.staff(), Headers.optionalKey(key(request))));
    }

    @PostMapping("/{id}/approve")
    @Operation(
            summary = "Approve an export with words",
            description = "As a data protection officer who did not ask. It may be taken for 7 days, 5 times.")
    @ApiResponse(
            responseCode = "200",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = ActReply.class)))
    ResponseEntity<byte[]> approve(@PathVariable String id, HttpServletRequest request) {
        return decide(new WordsExportWish.Approve(), id, request);
    }

    @PostMapping("/{id}/decline")
    @Operation(summary = "Decline an export with words", description = "As a data protection officer who did not ask.")
    @ApiResponse(
            responseCode = "200",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = ActReply.class)))
    ResponseEntity<byte[]> decline(@PathVariable String id, HttpServletRequest request) {
        return decide(new WordsExportWish.Decline(), id, request);
    }

    private ResponseEntity<byte[]> decide(WordsExportWish wish, String id, HttpServletRequest request) {
        return ActAnswers.done(acts.act(wish, known(id), SignedIn.staff(), Headers.optionalKey(key(request))));
    }

    @PostMapping(path = "/{id}/take", produces = JsonLines.MEDIA_TYPE)
    @Operation(
            summary = "Take an export with words: what the vault holds for every commitment, one a line",
            description = "As who asked for it. The taking is recorded before the first line. Otherwise as the vault "
                    + "without words, with salt and value as base64 where the words are present.")
    @ApiResponse(
            responseCode = "200",
            description = "One commitment a line",
            content = @Content(schema = @Schema(oneOf = {VaultLine.class, VaultLine.VaultEnd.class})))
    void take(@PathVariable String id, HttpServletResponse response) throws IOException {
        words.take(known(id), SignedIn.staff(), response);
    }

    /** An id as exports have them; whether there is one, the rules say. */
    private static String known(String id) {
        if (!ID.matcher(id).matches()) {
            throw Problem.of(ProblemType.NOT_FOUND).found();
        }
        return id;
    }

    private static @Nullable String key(HttpServletRequest request) {
        return request.getHeader(Headers.IDEMPOTENCY_KEY);
    }
}
