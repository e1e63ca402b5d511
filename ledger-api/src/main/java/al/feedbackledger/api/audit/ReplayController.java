package al.feedbackledger.api.audit;

import al.feedbackledger.api.audit.AsOf.Moment;
import al.feedbackledger.api.http.JsonLines;
import al.feedbackledger.api.http.Parameters;
import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.TreeSet;

/** Replays of views, for auditors. */
@RestController
@RequestMapping(path = "/api/v1/audit/replays", produces = JsonLines.MEDIA_TYPE)
@Tag(name = "audit")
class ReplayController {
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final Replays replays;
    private final AsOf asOf;

    ReplayController(Replays replays, AsOf asOf) {
        this.replays = replays;
        this.asOf = asOf;
    }

    @PostMapping
    @Operation(
            summary = "Build a view anew as it was, beside the live one",
            description = "Answers lines of progress and, last, the result: digest and rows at that moment; compared, "
                    + "also what changed since in each table, and whether the live view is what the ledger says. "
                    + "One replay of a view at a time.")
    @ApiResponse(
            responseCode = "200",
            description = "Progress a line, then the result",
            content = @Content(schema = @Schema(oneOf = {ReplayResult.ReplayStep.class, ReplayResult.class})))
    void replay(
            @RequestParam String view,
            @RequestParam(name = "asOf", required = false) @Nullable String moment,
            @RequestParam(defaultValue = "false") boolean compare,
            HttpServletResponse response)
            throws IOException {
        Moment then = check(view, moment);
        try (JsonLines out = JsonLines.answer(response)) {
            ReplayResult result = replays.run(view, then, compare, (folded, of) -> step(out, folded, of))
                    .orElseThrow(() ->
                            Problem.of(ProblemType.BUSY).retryAfter(TRY_AGAIN).found());
            out.line(result);
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private Moment check(String view, @Nullable String moment) {
        if (!replays.views().contains(view)) {
            throw Parameters.wrong(FieldError.of("view", "one-of", String.join(", ", new TreeSet<>(replays.views()))));
        }
        return asOf.read(moment);
    }

    private static void step(JsonLines out, long folded, long of) {
        try {
            out.line(new ReplayResult.ReplayStep(folded, of));
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
