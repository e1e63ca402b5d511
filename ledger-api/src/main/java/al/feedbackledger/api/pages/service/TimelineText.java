package al.feedbackledger.api.pages.service;

import al.feedbackledger.api.chart.ChartPoint;
import al.feedbackledger.api.chart.ChartSize;
import al.feedbackledger.api.chart.TimelineChart;
import al.feedbackledger.api.pages.Choice;
import al.feedbackledger.api.wording.Periods;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.projections.timeline.Timeline;
import al.feedbackledger.projections.timeline.TimelineBucket;
import al.feedbackledger.projections.timeline.TimelineBucket.Satisfied;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tells a timeline three times: as a sentence, as a chart, as a table. */
final class TimelineText {
    private static final String OPEN = "open";
    private static final String SETTLING = "settling";

    private final Wording w;
    private final String service;
    private final Timeline timeline;
    private final List<Choice> series;
    private final boolean staff;

    /** @param series what the question sets of the service are called, the one shown chosen */
    TimelineText(Wording w, String service, Timeline timeline, List<Choice> series, boolean staff) {
        this.w = w;
        this.service = service;
        this.timeline = timeline;
        this.series = series;
        this.staff = staff;
    }

    TimelineView view() {
        List<ChartPoint> points = timeline.buckets().stream().map(this::point).toList();
        boolean drawn = points.stream().anyMatch(point -> point.share() != null);
        String title = w.say("timeline.chart.title", service);
        TimelineBucket latest = latest();
        return new TimelineView(
                latest == null ? w.say("timeline.few") : sentence(latest),
                total(),
                latest != null && latest.few(),
                buckets(),
                series,
                drawn,
                drawn ? TimelineChart.draw(w, ChartSize.BROAD, title, points) : "",
                drawn ? TimelineChart.draw(w, ChartSize.NARROW, title, points) : "",
                points.stream().anyMatch(point -> point.share() != null && point.isFew()),
                points.stream().anyMatch(point -> point.share() != null && point.open()),
                points.stream().anyMatch(point -> point.share() == null),
                IntStream.of(5, 4, 3, 2, 1)
                        .mapToObj(each -> w.say("rating." + each))
                        .toList(),
                timeline.buckets().reversed().stream().map(this::row).toList(),
                source());
    }

    /** The last period that is over and has a number; an open one only where there is no other. */
    private @Nullable TimelineBucket latest() {
        List<TimelineBucket> shown = timeline.buckets().reversed().stream()
                .filter(bucket -> bucket.satisfied() != null)
                .toList();
        return shown.stream()
                .filter(bucket -> !bucket.state().equals(OPEN))
                .findFirst()
                .orElse(shown.isEmpty() ? null : shown.getFirst());
    }

    private String sentence(TimelineBucket bucket) {
        return spoken("timeline.sentence", bucket, Wording.headed(name(bucket)));
    }

    private String spoken(String key, TimelineBucket bucket, String name) {
        Satisfied satisfied = Objects.requireNonNull(bucket.satisfied());
        int n = Objects.requireNonNull(bucket.n());
        return w.say(
                key + (n == 1 ? ".one" : ".other"),
                name,
                w.number(n),
                String.valueOf(satisfied.percent()),
                String.valueOf(satisfied.lowPercent()),
                String.valueOf(satisfied.highPercent()));
    }

    private @Nullable String total() {
        Timeline.Edges edges = timeline.edges();
        Integer n = timeline.n();
        if (edges == null || n == null) {
            return null;
        }
        return w.say("timeline.sentence.all", w.number(n), w.date(edges.first()), w.date(edges.last()));
    }

    private List<Choice> buckets() {
        return Stream.of("week", "month", "quarter")
                .filter(each -> staff || !each.equals("week"))
                .map(each -> new Choice(each, w.say("timeline.bucket." + each), each.equals(timeline.bucket())))
                .toList();
    }

    private ChartPoint point(TimelineBucket bucket) {
        Satisfied satisfied = bucket.satisfied();
        return new ChartPoint(
                anchor(bucket),
                satisfied == null ? why(bucket) : spoken("timeline.chart.point", bucket, name(bucket)),
                bucket.start(),
                bucket.end(),
                Objects.requireNonNullElse(bucket.n(), 0),
                satisfied == null ? null : share(satisfied),
                bucket.state().equals(OPEN));
    }

    /** Rounding in the interval must not push the share out of it. */
    private static ChartPoint.Share share(Satisfied satisfied) {
        double share = satisfied.share();
        return new ChartPoint.Share(share, Math.min(share, satisfied.low()), Math.max(share, satisfied.high()));
    }

    private TimelineView.Row row(TimelineBucket bucket) {
        Satisfied satisfied = bucket.satisfied();
        Integer n = bucket.n();
        return new TimelineView.Row(
                anchor(bucket),
                Wording.headed(name(bucket)),
                state(bucket),
                n == null ? null : w.number(n),
                satisfied == null ? null : String.valueOf(satisfied.percent()),
                satisfied == null ? null : satisfied.lowPercent() + "–" + satisfied.highPercent(),
                counts(bucket),
                satisfied == null ? why(bucket) : null);
    }

    private @Nullable String state(TimelineBucket bucket) {
        return switch (bucket.state()) {
            case OPEN -> w.say("timeline.state.open");
            case SETTLING -> w.say("timeline.state.settling");
            default -> null;
        };
    }

    private List<String> counts(TimelineBucket bucket) {
        List<Integer> counts = bucket.counts();
        return counts == null
                ? List.of()
                : counts.reversed().stream().map(each -> w.number(each)).toList();
    }

    /** Why a period has no share: nobody, too few, or all of nearly one mind, of which only so much is told. */
    private String why(TimelineBucket bucket) {
        TimelineBucket.Concentrated all = bucket.concentrated();
        Integer n = bucket.n();
        if (all != null && n != null) {
            String from = w.say("rating." + all.from());
            String group = all.from() == all.to() ? from : from + " / " + w.say("rating." + all.to());
            return w.say("timeline.concentrated", w.number(n), group);
        }
        return w.say(bucket.status().equals(TimelineBucket.NO_DATA) ? "timeline.none" : "timeline.few");
    }

    private String source() {
        Timeline.PublicationRef publication = timeline.publication();
        return publication == null
                ? w.say("timeline.live")
                : w.say("timeline.published", String.valueOf(publication.number()), w.date(publication.at()));
    }

    private String name(TimelineBucket bucket) {
        return Periods.name(w, bucket.start(), bucket.end());
    }

    private static String anchor(TimelineBucket bucket) {
        return "b-" + bucket.start();
    }
}
