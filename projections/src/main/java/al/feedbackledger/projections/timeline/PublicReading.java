package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.timeline.StoredTimelines.Asked;
import al.feedbackledger.projections.timeline.Timeline.Edges;
import al.feedbackledger.projections.timeline.Timeline.People;
import al.feedbackledger.projections.timeline.Timeline.PublicationRef;
import al.feedbackledger.projections.timeline.Timeline.QuarterReasons;
import al.feedbackledger.projections.timeline.Timeline.Reasons;
import al.feedbackledger.rules.perception.BreakdownTable;
import al.feedbackledger.rules.perception.BucketSize;
import al.feedbackledger.rules.perception.Dimension;
import al.feedbackledger.rules.perception.MonthSpan;
import al.feedbackledger.rules.perception.PublicRange;
import al.feedbackledger.rules.perception.PublicRow;
import al.feedbackledger.rules.perception.PublicTimeline;
import al.feedbackledger.rules.perception.RangeDecision;
import al.feedbackledger.rules.perception.Series;
import al.feedbackledger.rules.perception.SeriesHistory;
import al.feedbackledger.rules.perception.Spread;
import al.feedbackledger.rules.perception.UsualBucket;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The timeline as the public reads it: published cells and nothing else. */
final class PublicReading {
    private final PublishedSeries published;
    private final AnnotationReading annotations;
    private final CoverageReading coverage;

    PublicReading(PublishedSeries published, AnnotationReading annotations, CoverageReading coverage) {
        this.published = published;
        this.annotations = annotations;
        this.coverage = coverage;
    }

    /** @param publication null while nothing is published */
    TimelineResult read(Asked asked, @Nullable PublicationPointTaken publication) {
        TimelineQuery query = asked.query();
        if (query.bucket() == BucketSize.WEEK) {
            return new TimelineResult.WeeksAreInternal();
        }
        if (query.channel() != null && query.audience() != null) {
            return new TimelineResult.OneBreakdownAtATime();
        }
        boolean brokenDown = brokenDown(query);
        if (brokenDown && query.bucket() != null && query.bucket() != BucketSize.QUARTER) {
            return new TimelineResult.BreakdownsAreQuarterly();
        }
        SortedMap<Series, SeriesHistory> histories =
                published.upTo(publication == null ? 0 : publication.number(), query.service());
        List<String> questionSets = questionSets(asked, histories);
        String questionSet = query.questionSet() == null ? questionSets.getFirst() : query.questionSet();
        if (!questionSets.contains(questionSet)) {
            return new TimelineResult.UnknownQuestionSet(questionSet, questionSets);
        }
        Series series = new Series(query.service(), questionSet);
        SeriesHistory history = histories.getOrDefault(series, SeriesHistory.none(series));
        BucketSize size = brokenDown ? BucketSize.QUARTER : size(query, history);
        return switch (range(query, history, size)) {
            case RangeDecision.Accepted accepted ->
                new TimelineResult.Found(
                        timeline(asked, publication, questionSets, history, new Layout(size, accepted.months())));
            case RangeDecision.NotOnEdge not -> new TimelineResult.NotOnEdge(not.side(), not.asked(), not.edges());
            case RangeDecision.Reversed reversed -> new TimelineResult.Reversed(reversed.from(), reversed.to());
        };
    }

    static boolean brokenDown(TimelineQuery query) {
        return query.channel() != null || query.audience() != null;
    }

    private record Layout(BucketSize size, MonthSpan range) {}

    /** The service's own first if anything of it is published or nothing of another is; then those with most people. */
    private static List<String> questionSets(Asked asked, SortedMap<Series, SeriesHistory> histories) {
        List<String> sets = new ArrayList<>(histories.values().stream()
                .sorted(Comparator.comparingInt(SeriesHistory::n).reversed())
                .map(history -> history.series().questionSet())
                .toList());
        boolean ownIsPublished = sets.remove(asked.ownQuestionSet());
        sets.add(ownIsPublished ? 0 : sets.size(), asked.ownQuestionSet());
        return sets;
    }

    private static BucketSize size(TimelineQuery query, SeriesHistory history) {
        return query.bucket() == null ? UsualBucket.of(history.cells(), query.today()) : query.bucket();
    }

    /** Where a side is not asked for, it is the edge of what is published. */
    private static RangeDecision range(TimelineQuery query, SeriesHistory history, BucketSize size) {
        MonthSpan span = new PublicTimeline(history.cells())
                .span()
                .orElseGet(() -> MonthSpan.of(BucketSize.MONTH.of(query.today())));
        LocalDate from = query.from();
        LocalDate to = query.to();
        if (from == null) {
            LocalDate first = to != null && to.isBefore(span.start()) ? to : span.start();
            from = size.of(first).start();
        }
        if (to == null) {
            LocalDate last = from.isAfter(span.end()) ? from : span.end();
            to = size.of(last).end();
        }
        return new PublicRange(history.cells(), size).decide(from, to);
    }

    private Timeline timeline(
            Asked asked,
            @Nullable PublicationPointTaken publication,
            List<String> questionSets,
            SeriesHistory history,
            Layout layout) {
        TimelineQuery query = asked.query();
        List<TimelineBucket> buckets = buckets(query, history, layout);
        PublicTimeline cells = new PublicTimeline(history.cells());
        return new Timeline(
                asked.service(),
                layout.size().name().toLowerCase(Locale.ROOT),
                history.series().questionSet(),
                questionSets,
                publication == null
                        ? null
                        : new PublicationRef(publication.number(), publication.position(), publication.at()),
                publication == null ? 0 : publication.position(),
                sum(buckets),
                buckets,
                cells.span().map(span -> new Edges(span.start(), span.end())).orElse(null),
                reasons(history, layout.range()),
                null,
                null,
                brokenDown(query)
                        ? List.of()
                        : coverage.of(query.service(), buckets, publication == null ? 0 : publication.position()),
                List.of(),
                annotations.publicly(asked, history.series().questionSet(), publication));
    }

    static @Nullable Integer sum(List<TimelineBucket> buckets) {
        Integer sum = null;
        for (TimelineBucket bucket : buckets) {
            Integer n = bucket.n();
            if (n != null) {
                sum = sum == null ? n : sum + n;
            }
        }
        return sum;
    }

    private static List<TimelineBucket> buckets(TimelineQuery query, SeriesHistory history, Layout layout) {
        if (history.cells().isEmpty()) {
            return List.of();
        }
        TimelineBuckets make = new TimelineBuckets(query.today());
        List<PublicRow> rows = new PublicTimeline(history.cells()).rows(layout.size(), layout.range());
        if (query.channel() != null) {
            return breakdown(
                    rows, tables(history, Dimension.CHANNEL), query.channel().name(), make);
        }
        if (query.audience() != null) {
            return breakdown(
                    rows, tables(history, Dimension.AUDIENCE), query.audience().name(), make);
        }
        return rows.stream().map(row -> bucket(row, make)).toList();
    }

    private static TimelineBucket bucket(PublicRow row, TimelineBuckets make) {
        return switch (row) {
            case PublicRow.Shown shown ->
                make.shown(shown.start(), shown.end(), shown.n(), shown.ratings(), shown.gotItDone());
            case PublicRow.Suppressed suppressed -> make.suppressed(suppressed.start(), suppressed.end());
            case PublicRow.NoData none -> make.noData(none.start(), none.end());
        };
    }

    private static Map<LocalDate, BreakdownTable> tables(SeriesHistory history, Dimension dimension) {
        Map<LocalDate, BreakdownTable> tables = new HashMap<>();
        for (BreakdownTable table : history.publicTables()) {
            if (table.dimension() == dimension) {
                tables.put(table.quarter().start(), table);
            }
        }
        return tables;
    }

    private static List<TimelineBucket> breakdown(
            List<PublicRow> rows, Map<LocalDate, BreakdownTable> tables, String value, TimelineBuckets make) {
        List<TimelineBucket> buckets = new ArrayList<>();
        for (PublicRow row : rows) {
            BreakdownTable table = tables.get(row.start());
            if (table == null) {
                boolean nobody = row instanceof PublicRow.NoData;
                buckets.add(nobody ? make.noData(row.start(), row.end()) : make.suppressed(row.start(), row.end()));
            } else {
                buckets.add(ofValue(table, value, make));
            }
        }
        return buckets;
    }

    private static TimelineBucket ofValue(BreakdownTable table, String value, TimelineBuckets make) {
        LocalDate start = table.quarter().start();
        LocalDate end = table.quarter().end();
        if (table.hidden().contains(value)) {
            return make.suppressed(start, end);
        }
        int people = table.people().getOrDefault(value, 0);
        if (people == 0) {
            return make.noData(start, end);
        }
        List<Integer> ratings = table.ratings().get(value);
        Spread spread = ratings == null ? new Spread.Withheld() : Spread.of(ratings);
        return make.shown(start, end, people, spread, new Spread.Withheld());
    }

    /** Sums over quarters that lie in the range as a whole; null where no quarter's reasons are published. */
    private static @Nullable Reasons reasons(SeriesHistory history, MonthSpan range) {
        List<QuarterReasons> quarters = new ArrayList<>();
        SortedMap<String, People> total = new TreeMap<>();
        for (BreakdownTable table : history.publicTables()) {
            if (table.dimension() == Dimension.REASON && range.holds(MonthSpan.of(table.quarter()))) {
                Map<String, @Nullable Integer> people = new TreeMap<>();
                for (String reason : table.values()) {
                    Integer shown = table.people().get(reason);
                    people.put(reason, shown);
                    total.merge(reason, new People(shown == null ? 0 : shown, shown == null), PublicReading::plus);
                }
                quarters.add(new QuarterReasons(
                        table.quarter().start(), table.quarter().end(), table.n(), people));
            }
        }
        return quarters.isEmpty() ? null : new Reasons(total, quarters);
    }

    private static People plus(People one, People other) {
        return new People(one.people() + other.people(), one.suppressed() || other.suppressed());
    }
}
