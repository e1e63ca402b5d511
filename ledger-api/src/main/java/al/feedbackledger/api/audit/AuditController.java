package al.feedbackledger.api.audit;

import al.feedbackledger.api.http.Parameters;
import al.feedbackledger.store.eventstore.AuditTrail;
import al.feedbackledger.store.eventstore.RecordedBatch;
import al.feedbackledger.store.eventstore.RecordedEvent;
import al.feedbackledger.store.vault.Vault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The ledger itself, for auditors: every event, every commit, and what the vault holds, as JSON lines in order. */
@RestController
@RequestMapping(path = "/api/v1/audit", produces = JsonLines.MEDIA_TYPE)
@Tag(name = "audit", description = "The ledger itself, for auditors; confidential")
class AuditController {
    /** Lines of an answer at most. */
    static final int MOST_LINES = 10_000;

    private static final int USUAL_LINES = 1_000;
    private static final int ROWS_AT_ONCE = 1_000;

    private final AuditTrail ledger;
    private final Vault vault;
    private final VaultManifest manifest;

    AuditController(AuditTrail ledger, Vault vault, VaultManifest manifest) {
        this.ledger = ledger;
        this.vault = vault;
        this.manifest = manifest;
    }

    @GetMapping("/events")
    @Operation(
            summary = "Events in ledger order, one a line",
            description = "From a position on, 1,000 lines unless told otherwise, 10,000 at most; an answer with fewer "
                    + "lines has come to the end. A position that is missing is left out. With the reports of corruption; "
                    + "without words.")
    @ApiResponse(
            responseCode = "200",
            description = "One event a line",
            content = @Content(schema = @Schema(implementation = EventLine.class)))
    void events(
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(required = false) @Nullable Integer limit,
            HttpServletResponse response)
            throws IOException {
        pages(
                response,
                first(from),
                lines(limit),
                new Listing<>(ledger::asTheyLie, RecordedEvent::position, EventLine::of));
    }

    @GetMapping("/batches")
    @Operation(
            summary = "Commits in ledger order, one a line",
            description = "From a number on, 1,000 lines unless told otherwise, 10,000 at most. The time of recording "
                    + "of a commit is that of all its events.")
    @ApiResponse(
            responseCode = "200",
            description = "One commit a line",
            content = @Content(schema = @Schema(implementation = BatchLine.class)))
    void batches(
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(required = false) @Nullable Integer limit,
            HttpServletResponse response)
            throws IOException {
        pages(
                response,
                first(from),
                lines(limit),
                new Listing<>(ledger::batches, RecordedBatch::number, BatchLine::of));
    }

    @GetMapping("/vault")
    @Operation(
            summary = "What the vault holds for every commitment, one a line",
            description =
                    "All of one moment, up to the end of a signed checkpoint, which is waited for: its size is answered as "
                            + "Ledger-Position, and stands in the last line with the number of lines before it and the "
                            + "checkpoint itself. Where the log is not signed up to the last event, as far as it is: asked "
                            + "says how far the ledger was. Without words.")
    @ApiResponse(
            responseCode = "200",
            description = "One commitment a line",
            content = @Content(schema = @Schema(oneOf = {VaultLine.class, VaultLine.VaultEnd.class})))
    void vault(HttpServletResponse response) throws IOException {
        manifest.answerAsFarAsSigned(ledger.head(), vault::look, response);
    }

    /** Rows of the ledger from a number on, at most so many of them. */
    @FunctionalInterface
    private interface Rows<T> {
        List<T> from(long first, int atMost);
    }

    /**
     * A list of the ledger. What it lacks it leaves out: a damaged ledger is handed out as it is, and whoever reads counts.
     *
     * @param number by which the rows are ordered
     */
    private record Listing<T>(Rows<T> rows, ToLongFunction<T> number, Function<T, Object> line) {}

    /** Reads a page at a time, so that the longest answer needs no more memory than a short one. */
    private static <T> void pages(HttpServletResponse response, long first, int lines, Listing<T> listing)
            throws IOException {
        long next = first;
        int left = lines;
        try (JsonLines out = JsonLines.answer(response)) {
            while (left > 0) {
                List<T> page = listing.rows().from(next, Math.min(left, ROWS_AT_ONCE));
                for (T row : page) {
                    out.line(listing.line().apply(row));
                }
                next = page.isEmpty() ? next : listing.number().applyAsLong(page.getLast()) + 1;
                left = page.size() < ROWS_AT_ONCE ? 0 : left - page.size();
            }
        }
    }

    private static long first(@Nullable Long asked) {
        return Parameters.whole("from", asked == null ? 1 : asked, 1, Long.MAX_VALUE - MOST_LINES);
    }

    private static int lines(@Nullable Integer asked) {
        return Math.toIntExact(Parameters.whole("limit", asked == null ? USUAL_LINES : asked, 1, MOST_LINES));
    }
}
