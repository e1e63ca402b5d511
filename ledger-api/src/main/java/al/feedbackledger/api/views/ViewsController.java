package al.feedbackledger.api.views;

import al.feedbackledger.api.http.JsonLines;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.api.views.RebuildResult.RebuildStep;
import al.feedbackledger.projections.view.ViewRebuilds;
import al.feedbackledger.projections.view.ViewRebuilds.Outcome;
import al.feedbackledger.projections.view.ViewRebuilds.Phase;
import al.feedbackledger.projections.view.ViewRebuilds.ViewStanding;
import al.feedbackledger.projections.view.ViewRebuilds.Watcher;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Views: how they stand, building them anew while everybody reads on, and going back. */
@RestController
@RequestMapping(path = "/api/v1/views")
@Tag(name = "views", description = "Views built anew beside the live ones, for administrators")
class ViewsController {
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final ViewRebuilds rebuilds;

    ViewsController(ViewRebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    /** @param items by name */
    record ViewList(List<ViewStanding> items) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "How the views stand, and which have an earlier one kept")
    ResponseEntity<ViewList> state() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new ViewList(rebuilds.standing()));
    }

    @PostMapping(path = "/{view}/rebuild", produces = JsonLines.MEDIA_TYPE)
    @Operation(
            summary = "Build a view anew from the first event on, and put it in the live one's place",
            description =
                    "Answers lines of progress and, last, the result. The live view is read and kept up to date "
                            + "meanwhile, and stays if it is not what the events say, unless one insists; what was live is kept.")
    @ApiResponse(
            responseCode = "200",
            description = "Progress a line, then the result",
            content = @Content(schema = @Schema(oneOf = {RebuildStep.class, RebuildResult.class})))
    void rebuild(
            @PathVariable String view,
            @RequestParam(defaultValue = "false") boolean evenIfDifferent,
            HttpServletResponse response)
            throws IOException {
        answer(known(view), response, watcher -> rebuilds.rebuild(view, evenIfDifferent, watcher));
    }

    @PostMapping(path = "/{view}/rollback", produces = JsonLines.MEDIA_TYPE)
    @Operation(
            summary = "Bring the view that was kept up to date, and put it in the live one's place",
            description = "Answers lines of progress and, last, the result. What was live is kept in turn.")
    @ApiResponse(
            responseCode = "200",
            description = "Progress a line, then the result",
            content = @Content(schema = @Schema(oneOf = {RebuildStep.class, RebuildResult.class})))
    void rollBack(@PathVariable String view, HttpServletResponse response) throws IOException {
        answer(known(view), response, watcher -> rebuilds.rollBack(view, watcher));
    }

    @PostMapping(path = "/{view}/drop-old", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Drop the view that was kept, and what a rebuild that broke off has left behind")
    ResponseEntity<RebuildResult> dropOld(@PathVariable String view) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(done(view, rebuilds.dropOld(known(view))));
    }

    private String known(String view) {
        if (!rebuilds.views().contains(view)) {
            throw Problem.of(ProblemType.NOT_FOUND).found();
        }
        return view;
    }

    private static void answer(String view, HttpServletResponse response, Function<Watcher, Outcome> work)
            throws IOException {
        try (JsonLines out = JsonLines.answer(response)) {
            Outcome outcome = work.apply((phase, done, of) -> step(out, phase, done, of));
            out.line(done(view, outcome));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static RebuildResult done(String view, Outcome outcome) {
        if (outcome instanceof Outcome.Busy) {
            throw Problem.of(ProblemType.BUSY).retryAfter(TRY_AGAIN).found();
        }
        return RebuildResult.of(view, outcome);
    }

    private static void step(JsonLines out, Phase phase, long done, long of) {
        try {
            out.line(new RebuildStep(phase.name().toLowerCase(Locale.ROOT).replace('_', '-'), done, of));
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
