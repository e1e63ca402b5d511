package al.feedbackledger.api.services;

import al.feedbackledger.api.http.Parameters;
import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.api.services.TimelineMoments.Moment;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.projections.timeline.ConductQuery;
import al.feedbackledger.projections.timeline.InstitutionConduct;
import al.feedbackledger.projections.timeline.TimelineQuery;
import al.feedbackledger.projections.timeline.TimelineQuery.Reader;
import al.feedbackledger.projections.timeline.Timelines;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;

/**
 * How institutions went about what people told them. What they promised is public; cases are read by the institution
 * itself, the operator and auditors.
 */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "timelines")
class ConductController {
    private final Timelines timelines;
    private final ServiceCatalogue catalogue;
    private final TimelineReaders readers;
    private final TimelineMoments moments;

    ConductController(
            Timelines timelines, ServiceCatalogue catalogue, TimelineReaders readers, TimelineMoments moments) {
        this.timelines = timelines;
        this.catalogue = catalogue;
        this.readers = readers;
        this.moments = moments;
    }

    @GetMapping("/institutions/{id}/conduct")
    @Operation(
            summary = "How an institution answers, and what became of its promises",
            description = "Cases are shown to the institution, the operator and auditors: answered, late, passed on, "
                    + "disputed, answered in words used before. Promises are shown to everybody.")
    ResponseEntity<InstitutionConduct> conduct(
            @PathVariable String id,
            @Parameter(description = "first day of submission") @RequestParam(required = false) @Nullable String from,
            @Parameter(description = "last day of submission, included") @RequestParam(required = false) @Nullable
                    String to,
            @Parameter(description = "for staff: position-123 or time-2026-11-28T10:00:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    String asOf) {
        if (catalogue.institution(id) == null) {
            throw Problem.of(ProblemType.NOT_FOUND).found();
        }
        LocalDate first = Parameters.day("from", from);
        LocalDate last = Parameters.day("to", to);
        if (first != null && last != null && last.isBefore(first)) {
            throw Parameters.wrong(FieldError.of("from", "reversed"));
        }
        Reader reader = readers.ofInstitution(id);
        Moment moment = moments.of(asOf, reader);
        Long position = position(moment.asOf(), reader);
        InstitutionConduct conduct =
                timelines.conduct(new ConductQuery(id, first, last, position, reader, moment.day()));
        Long reached = conduct.position();
        if (position != null && reached != null && reached < position) {
            throw Parameters.wrong(FieldError.of("asOf", "no-position", reached));
        }
        return reader == Reader.STAFF
                ? ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(conduct)
                : PublicAnswers.of(conduct);
    }

    private static @Nullable Long position(TimelineQuery.AsOf asOf, Reader reader) {
        return switch (asOf) {
            case TimelineQuery.AsOf.Latest unused -> null;
            case TimelineQuery.AsOf.Position at -> {
                if (reader == Reader.PUBLIC) {
                    throw Parameters.wrong(FieldError.of("asOf", "internal"));
                }
                yield at.position();
            }
            case TimelineQuery.AsOf.Publication unused -> throw Parameters.wrong(FieldError.of("asOf", "as-of"));
            case TimelineQuery.AsOf.Day unused -> throw Parameters.wrong(FieldError.of("asOf", "as-of"));
        };
    }
}
