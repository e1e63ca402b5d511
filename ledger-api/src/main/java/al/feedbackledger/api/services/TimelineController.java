package al.feedbackledger.api.services;

import al.feedbackledger.api.http.Cursors;
import al.feedbackledger.api.http.ItemList;
import al.feedbackledger.api.http.Parameters;
import al.feedbackledger.projections.timeline.PublicationPointTaken;
import al.feedbackledger.projections.timeline.Timeline;
import al.feedbackledger.projections.timeline.TimelineQuery;
import al.feedbackledger.projections.timeline.TimelineQuery.Reader;
import al.feedbackledger.projections.timeline.Timelines;
import al.feedbackledger.rules.catalogue.ServiceStandard;
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

import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/** How perceptions of a service changed over time. The public reads publications, staff of the service every position. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "timelines", description = "How perceptions changed over time")
class TimelineController {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern POSITION = Pattern.compile("position-([0-9]{1,18})");

    private final Timelines timelines;
    private final TimelineReaders readers;
    private final Cursors cursors;
    private final InstantSource clock;

    TimelineController(Timelines timelines, TimelineReaders readers, Cursors cursors, InstantSource clock) {
        this.timelines = timelines;
        this.readers = readers;
        this.cursors = cursors;
        this.clock = clock;
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
            @Parameter(description = "number or day of a publication; for staff also position-123")
                    @RequestParam(required = false)
                    @Nullable
                    String asOf,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String audience,
            @RequestParam(required = false) @Nullable String questionSet) {
        Reader reader = readers.of(id);
        TimelineQuery query = new TimelineQuery(
                id,
                Parameters.constant("bucket", BucketSize.class, bucket),
                Parameters.day("from", from),
                Parameters.day("to", to),
                asOf(asOf),
                Parameters.constant("channel", Channel.class, channel),
                Parameters.constant("audience", Audience.class, audience),
                questionSet,
                reader,
                ServiceStandard.dayOf(clock.instant()));
        Timeline timeline = TimelineProblems.found(timelines.timeline(query));
        return reader == Reader.STAFF
                ? ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(timeline)
                : PublicAnswers.of(timeline);
    }

    private static TimelineQuery.AsOf asOf(@Nullable String asOf) {
        if (asOf == null || asOf.isEmpty()) {
            return new TimelineQuery.AsOf.Latest();
        }
        if (NUMBER.matcher(asOf).matches()) {
            return new TimelineQuery.AsOf.Publication(Long.parseLong(asOf));
        }
        var position = POSITION.matcher(asOf);
        if (position.matches()) {
            return new TimelineQuery.AsOf.Position(Long.parseLong(position.group(1)));
        }
        var day = Parameters.day("asOf", asOf);
        return day == null ? new TimelineQuery.AsOf.Latest() : new TimelineQuery.AsOf.Day(day);
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
