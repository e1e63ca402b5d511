package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.timeline.Answering.AnswerCounts;
import al.feedbackledger.projections.timeline.StaffAnswering.Days;
import al.feedbackledger.projections.timeline.StaffReading.At;
import al.feedbackledger.projections.timeline.StoredTimelines.Asked;
import al.feedbackledger.projections.timeline.TimelineDifferences.BucketDifference;
import al.feedbackledger.projections.timeline.TimelineDifferences.KnownMoment;
import al.feedbackledger.rules.perception.Bucket;
import al.feedbackledger.rules.perception.BucketSize;
import al.feedbackledger.rules.perception.Counts;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A series at two positions, and what happened in between. */
final class DifferenceReading {
    private static final String NEW = "new";
    private static final String MERGED = "merged";

    private final JdbcClient jdbc;
    private final StaffReading staff;
    private final StaffAnswering answering;

    DifferenceReading(JdbcClient jdbc, StaffReading staff) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.answering = new StaffAnswering(jdbc);
    }

    /**
     * Everything that differs.
     *
     * @param asked as of the earlier position's day
     */
    DifferencesResult between(Asked asked, long position, LocalDate today) {
        TimelineQuery query = asked.query();
        List<String> questionSets = staff.questionSets(asked, asked.folded());
        String questionSet = StaffReading.questionSet(query, questionSets);
        if (!questionSets.contains(questionSet)) {
            return new DifferencesResult.Refused(new TimelineResult.UnknownQuestionSet(questionSet, questionSets));
        }
        At then = new At(asked, questionSet, position);
        At now = new At(asked.on(today), questionSet, asked.folded());
        BucketSize size = StaffReading.size(query);
        return new DifferencesResult.Found(new TimelineDifferences(
                asked.service(),
                size.name().toLowerCase(Locale.ROOT),
                questionSet,
                new KnownMoment(position, query.today()),
                new KnownMoment(asked.folded(), today),
                buckets(then, now, size),
                people(then),
                people(now)));
    }

    private AnswerCounts people(At at) {
        return new AnsweringReading(at.query().today()).people(answering.tallied(at, new Days(null, null)));
    }

    private List<BucketDifference> buckets(At then, At now, BucketSize size) {
        SortedMap<LocalDate, Counts> before = staff.counts(then, size);
        SortedMap<LocalDate, Counts> after = staff.counts(now, size);
        return reasons(then, now, size).entrySet().stream()
                .map(entry -> {
                    Bucket bucket = size.of(entry.getKey());
                    Counts was = before.getOrDefault(entry.getKey(), Counts.NONE);
                    Counts is = after.getOrDefault(entry.getKey(), Counts.NONE);
                    return new BucketDifference(
                            bucket.start(),
                            bucket.end(),
                            was.n(),
                            was.ratings(),
                            is.n(),
                            is.ratings(),
                            entry.getValue());
                })
                .toList();
    }

    private SortedMap<LocalDate, Map<String, Integer>> reasons(At then, At now, BucketSize size) {
        SortedMap<LocalDate, Map<String, Integer>> reasons = new TreeMap<>();
        between(AnsweringSql.CAUSES, then, now, size)
                .param("knownOn", then.query().today())
                .query(row -> {
                    String cause = row.getString("cause");
                    String reason = cause.equals(Cause.SUBMITTED.name()) ? NEW : cause.toLowerCase(Locale.ROOT);
                    put(reasons, row.getObject("bucket", LocalDate.class), reason, row.getInt("people"));
                });
        between(AnsweringSql.JOINED, then, now, size).query(row -> {
            if (row.getInt("people") != 0) {
                put(reasons, row.getObject("bucket", LocalDate.class), MERGED, row.getInt("people"));
            }
        });
        return reasons;
    }

    private static void put(
            SortedMap<LocalDate, Map<String, Integer>> reasons, LocalDate bucket, String reason, int people) {
        reasons.computeIfAbsent(bucket, any -> new TreeMap<>()).put(reason, people);
    }

    private JdbcClient.StatementSpec between(String sql, At then, At now, BucketSize size) {
        return jdbc.sql(sql)
                .param("unit", size.name().toLowerCase(Locale.ROOT))
                .param("service", then.query().service())
                .param("questionSet", then.questionSet())
                .param("position", then.position())
                .param("upTo", now.position());
    }
}
