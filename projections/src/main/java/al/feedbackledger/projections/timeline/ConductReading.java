package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.timeline.InstitutionConduct.GoneInYear;
import al.feedbackledger.projections.timeline.InstitutionConduct.PromiseCounts;
import al.feedbackledger.rules.perception.answering.AnsweringCohort.Tallied;
import al.feedbackledger.rules.perception.answering.CasePart.About;
import al.feedbackledger.rules.perception.answering.CasePart.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** An institution's conduct at any position. */
final class ConductReading {
    private static final String OPEN = "open";
    private static final String OVERDUE = "overdue";

    private final JdbcClient jdbc;

    ConductReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param folded the position this view has reached */
    InstitutionConduct read(ConductQuery query, long folded) {
        long position = query.position() == null ? folded : Math.min(folded, query.position());
        boolean staff = query.reader() == TimelineQuery.Reader.STAFF;
        return new InstitutionConduct(
                query.institution(),
                staff ? position : null,
                query.today(),
                staff ? new AnsweringReading(query.today()).of(tallied(query, query.from(), query.to(), folded)) : null,
                staff ? gone(tallied(query, null, null, folded)) : List.of(),
                promises(query, position));
    }

    private List<Tallied> tallied(ConductQuery query, @Nullable LocalDate from, @Nullable LocalDate to, long folded) {
        Long position = query.position();
        boolean now = position == null || position >= folded;
        JdbcClient.StatementSpec sql = jdbc.sql(now ? AnsweringSql.INSTITUTION_NOW : AnsweringSql.INSTITUTION_AT)
                .param("institution", query.institution())
                .param("from", from)
                .param("to", to);
        return (now ? sql : sql.param("position", position))
                .query((row, i) -> AnsweringReading.tallied(row))
                .list();
    }

    private static List<GoneInYear> gone(List<Tallied> tallies) {
        SortedMap<Integer, Map<Kind, Integer>> years = new TreeMap<>();
        for (Tallied tally : tallies) {
            if (tally.kind().about() == About.GOING) {
                years.computeIfAbsent(tally.on().getYear(), year -> new EnumMap<>(Kind.class))
                        .merge(tally.kind(), tally.people(), Integer::sum);
            }
        }
        return years.entrySet().stream()
                .map(year -> new GoneInYear(
                        year.getKey(),
                        year.getValue().getOrDefault(Kind.WITHDRAWN, 0),
                        year.getValue().getOrDefault(Kind.EXCLUDED, 0),
                        year.getValue().getOrDefault(Kind.ERASED, 0)))
                .toList();
    }

    private PromiseCounts promises(ConductQuery query, long position) {
        Map<String, Integer> how = new HashMap<>();
        jdbc.sql(AnsweringSql.PROMISES)
                .param("institution", query.institution())
                .param("position", position)
                .query(row -> {
                    LocalDate due = row.getObject("due", LocalDate.class);
                    String open = due.isBefore(query.today()) ? OVERDUE : OPEN;
                    how.merge(row.getBoolean("over") ? row.getString("ended_how") : open, 1, Integer::sum);
                });
        return new PromiseCounts(
                how.values().stream().mapToInt(Integer::intValue).sum(),
                how.getOrDefault(AnnotationFold.PROMISE_KEPT, 0),
                how.getOrDefault(AnnotationFold.PROMISE_KEPT_LATE, 0),
                how.getOrDefault(AnnotationFold.PROMISE_ABANDONED, 0),
                how.getOrDefault(OVERDUE, 0),
                how.getOrDefault(OPEN, 0));
    }
}
