package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.timeline.StoredTimelines.Asked;
import al.feedbackledger.projections.timeline.Timeline.Edges;
import al.feedbackledger.projections.timeline.Timeline.People;
import al.feedbackledger.projections.timeline.Timeline.Reasons;
import al.feedbackledger.rules.perception.Bucket;
import al.feedbackledger.rules.perception.BucketSize;
import al.feedbackledger.rules.perception.Counts;
import al.feedbackledger.rules.perception.Family;
import al.feedbackledger.rules.perception.Spread;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The timeline as institutions, the operator and auditors read it: every person at any position, nothing merged. */
final class StaffReading {
    private final JdbcClient jdbc;
    private final AnnotationReading annotations;
    private final CoverageReading coverage;
    private final StaffAnswering answering;

    StaffReading(JdbcClient jdbc, AnnotationReading annotations, CoverageReading coverage) {
        this.jdbc = jdbc;
        this.annotations = annotations;
        this.coverage = coverage;
        this.answering = new StaffAnswering(jdbc);
    }

    /** One series at one position. */
    record At(Asked asked, String questionSet, long position) {
        TimelineQuery query() {
            return asked.query();
        }

        boolean isNow() {
            return position == asked.folded();
        }
    }

    TimelineResult read(Asked asked, long position) {
        TimelineQuery query = asked.query();
        if (query.from() != null && query.to() != null && query.to().isBefore(query.from())) {
            return new TimelineResult.Reversed(query.from(), query.to());
        }
        List<String> questionSets = questionSets(asked, position);
        String questionSet = questionSet(query, questionSets);
        if (!questionSets.contains(questionSet)) {
            return new TimelineResult.UnknownQuestionSet(questionSet, questionSets);
        }
        return new TimelineResult.Found(timeline(new At(asked, questionSet, position), questionSets));
    }

    static String questionSet(TimelineQuery query, List<String> questionSets) {
        String asked = query.questionSet();
        return asked == null ? questionSets.getFirst() : asked;
    }

    static BucketSize size(TimelineQuery query) {
        BucketSize asked = query.bucket();
        return asked == null ? BucketSize.MONTH : asked;
    }

    List<String> questionSets(Asked asked, long position) {
        List<String> sets = new ArrayList<>(jdbc.sql(ReadingSql.QUESTION_SETS)
                .param("service", asked.query().service())
                .param("position", position)
                .query(String.class)
                .list());
        boolean ownHasRatings = sets.remove(asked.ownQuestionSet());
        sets.add(ownHasRatings ? 0 : sets.size(), asked.ownQuestionSet());
        return sets;
    }

    private Timeline timeline(At at, List<String> questionSets) {
        TimelineQuery query = at.query();
        BucketSize size = size(query);
        List<TimelineBucket> buckets = buckets(query, size, counts(at, size));
        StaffAnswering.Days days = StaffAnswering.Days.of(query, size);
        boolean any = !buckets.isEmpty();
        LocalDate first = any ? buckets.getFirst().start() : query.today();
        LocalDate last = any ? buckets.getLast().end() : query.today();
        return new Timeline(
                at.asked().service(),
                size.name().toLowerCase(Locale.ROOT),
                at.questionSet(),
                questionSets,
                null,
                at.position(),
                PublicReading.sum(buckets),
                buckets,
                any ? new Edges(first, last) : null,
                any ? reasons(at, first, last) : null,
                PublicReading.brokenDown(query) ? null : answering.answering(at, days),
                answering.reRating(at, days),
                PublicReading.brokenDown(query) ? List.of() : coverage.of(query.service(), buckets, at.position()),
                List.of(),
                annotations.forStaff(at.asked(), at.questionSet(), at.position()));
    }

    SortedMap<LocalDate, Counts> counts(At at, BucketSize size) {
        JdbcClient.StatementSpec sql = jdbc.sql(at.isNow() ? ReadingSql.COUNTS_NOW : ReadingSql.COUNTS_AT)
                .param("unit", size.name().toLowerCase(Locale.ROOT))
                .param("family", Family.FIRST_RATING.name());
        SortedMap<LocalDate, Counts> counts = new TreeMap<>();
        narrowed(sql, at).query(row -> {
            Counts found = TimelineRows.counts(row, "c");
            if (!found.isNone()) {
                counts.put(row.getObject("bucket", LocalDate.class), found);
            }
        });
        return counts;
    }

    private static JdbcClient.StatementSpec narrowed(JdbcClient.StatementSpec sql, At at) {
        TimelineQuery query = at.query();
        JdbcClient.StatementSpec narrowed = sql.param("service", query.service())
                .param("questionSet", at.questionSet())
                .param(
                        "channel",
                        query.channel() == null ? null : query.channel().name())
                .param(
                        "audience",
                        query.audience() == null ? null : query.audience().name());
        return at.isNow() ? narrowed : narrowed.param("position", at.position());
    }

    /** Whole buckets without gaps; a day asked for inside a bucket takes all of it. */
    private static List<TimelineBucket> buckets(
            TimelineQuery query, BucketSize size, SortedMap<LocalDate, Counts> counts) {
        List<TimelineBucket> buckets = new ArrayList<>();
        if (counts.isEmpty()) {
            return buckets;
        }
        TimelineBuckets make = new TimelineBuckets(query.today());
        LocalDate to = query.to() == null ? counts.lastKey() : query.to();
        // An import may claim any date; a timeline still has an end.
        LocalDate first = counts.tailMap(to.minusYears(StoredTimelines.MOST_YEARS))
                        .isEmpty()
                ? to
                : counts.tailMap(to.minusYears(StoredTimelines.MOST_YEARS)).firstKey();
        LocalDate from = query.from() == null ? first : query.from();
        for (Bucket bucket = size.of(from); !bucket.start().isAfter(to); bucket = bucket.next()) {
            Counts found = counts.getOrDefault(bucket.start(), Counts.NONE);
            buckets.add(
                    found.n() == 0
                            ? make.noData(bucket.start(), bucket.end())
                            : make.shown(
                                    bucket.start(),
                                    bucket.end(),
                                    found.n(),
                                    new Spread.Exact(found.ratings()),
                                    done(found)));
        }
        return buckets;
    }

    private static Spread done(Counts counts) {
        boolean asked = counts.yes() + counts.partly() + counts.no() > 0;
        return asked ? new Spread.Exact(counts.gotItDone()) : new Spread.Nobody();
    }

    private Reasons reasons(At at, LocalDate from, LocalDate to) {
        Map<String, People> total = new TreeMap<>();
        JdbcClient.StatementSpec sql = jdbc.sql(at.isNow() ? ReadingSql.REASONS_NOW : ReadingSql.REASONS_AT)
                .param("from", from)
                .param("to", to);
        narrowed(sql, at).query(row -> {
            total.put(row.getString("reason"), new People(row.getInt("people"), false));
        });
        return new Reasons(total, List.of());
    }
}
