package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.timeline.StaffReading.At;
import al.feedbackledger.rules.perception.BucketSize;
import al.feedbackledger.rules.perception.answering.AnsweringCohort.Tallied;
import al.feedbackledger.rules.perception.statistics.PairedRatings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** How cases of a series were answered, and how people rated before and after, as staff read it at any position. */
final class StaffAnswering {
    private final JdbcClient jdbc;

    StaffAnswering(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The days asked for, widened to whole buckets.
     *
     * @param from null for the beginning
     * @param to null for the end
     */
    record Days(@Nullable LocalDate from, @Nullable LocalDate to) {
        static Days of(TimelineQuery query, BucketSize size) {
            LocalDate from = query.from();
            LocalDate to = query.to();
            return new Days(
                    from == null ? null : size.of(from).start(),
                    to == null ? null : size.of(to).end());
        }
    }

    private record Pair(int first, int then, int people) {}

    /** By month of submission; null where nobody wanted an answer. */
    @Nullable
    Answering answering(At at, Days days) {
        return new AnsweringReading(at.query().today()).of(tallied(at, days));
    }

    List<Tallied> tallied(At at, Days days) {
        return of(at.isNow() ? AnsweringSql.SERIES_NOW : AnsweringSql.SERIES_AT, at, days)
                .query((row, i) -> AnsweringReading.tallied(row))
                .list();
    }

    private JdbcClient.StatementSpec of(String sql, At at, Days days) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql)
                .param("service", at.query().service())
                .param("questionSet", at.questionSet())
                .param("from", days.from())
                .param("to", days.to());
        return at.isNow() ? statement : statement.param("position", at.position());
    }

    /** By the day of the rating after the answer; null where nobody rated again. */
    @Nullable
    ReRating reRating(At at, Days days) {
        TimelineQuery query = at.query();
        List<Pair> found = of(at.isNow() ? AnsweringSql.PAIRS_NOW : AnsweringSql.PAIRS_AT, at, days)
                .param(
                        "channel",
                        query.channel() == null ? null : query.channel().name())
                .param(
                        "audience",
                        query.audience() == null ? null : query.audience().name())
                .query((row, i) -> new Pair(row.getInt("rated_first"), row.getInt("rated_then"), row.getInt("people")))
                .list();
        PairedRatings pairs = PairedRatings.NONE;
        for (Pair pair : found) {
            pairs = pairs.plus(pair.first(), pair.then(), pair.people());
        }
        return told(pairs);
    }

    private static @Nullable ReRating told(PairedRatings pairs) {
        if (pairs.n() == 0) {
            return null;
        }
        List<Integer> then = IntStream.range(0, PairedRatings.CLASSES)
                .mapToObj(rating ->
                        pairs.table().stream().mapToInt(row -> row.get(rating)).sum())
                .toList();
        return new ReRating(
                pairs.n(),
                then,
                pairs.table(),
                pairs.better(),
                pairs.same(),
                pairs.worse(),
                pairs.test().p());
    }
}
