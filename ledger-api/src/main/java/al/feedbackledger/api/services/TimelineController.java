package al.feedbackledger.api.services;

import al.feedbackledger.api.http.Cursors;
import al.feedbackledger.api.http.ItemList;
import al.feedbackledger.api.http.Parameters;
import al.feedbackledger.api.services.TimelineMoments.Moment;
import al.feedbackledger.projections.timeline.PublicationPointTaken;
import al.feedbackledger.projections.timeline.Timeline;
import al.feedbackledger.projections.timeline.TimelineDifferences;
import al.feedbackledger.projections.timeline.TimelineQuery;
import al.feedbackledger.projections.timeline.TimelineQuery.Reader;
import al.feedbackledger.projections.timeline.Timelines;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.perception.BucketSize;
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

import java.util.List;

/** How perceptions of a service changed over time. The public reads publications, staff of the service every position. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "timelines", description = "How perceptions changed over time")
class TimelineController {
    private final Timelines timelines;
    private final TimelineReaders readers;
    private final TimelineMoments moments;
    private final Cursors cursors;

    TimelineController(Timelines timelines, TimelineReaders readers, TimelineMoments moments, Cursors cursors) {
        this.timelines = timelines;
        this.readers = readers;
        this.moments = moments;
        this.cursors = cursors;
    }

    @GetMapping("/services/{id}/timeline")
    @Operation(summary = "The timeline of a service")
    ResponseEntity<Timeline> timeline(
            @PathVariable String id,
            @Parameter(description = "month, quarter or year; for staff also week")
                    @RequestParam(required = false)
                    @Nullable
                    String bucket,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @Parameter(
                            description = "number or day of a publication; for staff also position-123 or "
                                    + "time-2026-11-28T10:00:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    String asOf,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String audience,
            @RequestParam(required = false) @Nullable String questionSet) {
        Reader reader = readers.of(id);
        Moment moment = moments.of(asOf, reader);
        TimelineQuery query = new TimelineQuery(
                id,
                Parameters.constant("bucket", BucketSize.class, bucket),
                Parameters.day("from", from),
                Parameters.day("to", to),
                moment.asOf(),
                Parameters.constant("channel", Channel.class, channel),
                Parameters.constant("audience", Audience.class, audience),
                questionSet,
                reader,
                moment.day());
        Timeline timeline = TimelineProblems.found(timelines.timeline(query));
        return reader == Reader.STAFF
                ? ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(timeline)
                : PublicAnswers.of(timeline);
    }

    @GetMapping("/services/{id}/timeline/differences")
    @Operation(
            summary = "What was known of a service at an earlier moment beside what is known now, for staff",
            description = "Every bucket in which something has happened since, with the reasons: new, late, withdrawn, "
                    + "excluded, reinstated, corrected, merged.")
    ResponseEntity<TimelineDifferences> differences(
            @PathVariable String id,
            @Parameter(description = "position-123, time-2026-11-28T10:00:00Z, or number or day of a publication")
                    @RequestParam
                    String asOf,
            @Parameter(description = "week, month, quarter or year") @RequestParam(required = false) @Nullable
                    String bucket,
            @RequestParam(required = false) @Nullable String questionSet) {
        Reader reader = readers.of(id);
        Moment moment = moments.of(asOf, reader);
        TimelineQuery then = new TimelineQuery(
                id,
                Parameters.constant("bucket", BucketSize.class, bucket),
                null,
                null,
                moment.asOf(),
                null,
                null,
                questionSet,
                reader,
                moment.day());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(TimelineProblems.found(timelines.differences(then, moments.today())));
    }

    @GetMapping("/publications")
    @Operation(summary = "Publications, latest first")
    ResponseEntity<ItemList<PublicationPointTaken>> publications(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        String before = cursors.open("publications", cursor);
        int size = Parameters.limit(limit, Timelines.MOST_PUBLICATIONS_ON_A_PAGE);
        List<PublicationPointTaken> found =
                timelines.publications(before == null ? Long.MAX_VALUE : Long.parseLong(before), size);
        String next = found.size() < size ? null : Long.toString(found.getLast().number());
        return PublicAnswers.of(new ItemList<>(found, cursors.seal("publications", next)));
    }
}
