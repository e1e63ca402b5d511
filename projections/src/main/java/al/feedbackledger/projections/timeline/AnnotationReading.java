package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.timeline.StoredTimelines.Asked;
import al.feedbackledger.projections.timeline.Timeline.Annotation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The moments of a service, numbered in order of time. */
final class AnnotationReading {
    private final JdbcClient jdbc;

    AnnotationReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Moment(
            long position, LocalDate on, @Nullable LocalDate to, String kind, String textSq, String textEn) {}

    /** What is public of a service is public at once; only revisions come with publications. */
    List<Annotation> publicly(Asked asked, String questionSet, @Nullable PublicationPointTaken publication) {
        boolean latest = asked.query().asOf() instanceof TimelineQuery.AsOf.Latest;
        long position = latest || publication == null ? asked.folded() : publication.position();
        List<Moment> moments = moments(asked, questionSet, position);
        if (publication != null) {
            moments.addAll(revisions(asked.query().service(), questionSet, publication.number()));
        }
        return numbered(moments);
    }

    List<Annotation> forStaff(Asked asked, String questionSet, long position) {
        return numbered(moments(asked, questionSet, position));
    }

    private List<Moment> moments(Asked asked, String questionSet, long position) {
        List<Moment> moments = new ArrayList<>(jdbc.sql(TimelineSql.ANNOTATIONS)
                .param("service", asked.query().service())
                .param("questionSet", questionSet)
                .param("position", position)
                .query((row, i) -> new Moment(
                        row.getLong("position"),
                        row.getObject("on_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class),
                        row.getString("kind"),
                        row.getString("text_sq"),
                        row.getString("text_en")))
                .list());
        moments.addAll(jdbc.sql(TimelineSql.LATE_PROMISES)
                .param("service", asked.query().service())
                .param("position", position)
                .param("today", asked.query().today())
                .query((row, i) -> new Moment(
                        row.getLong("position"),
                        row.getObject("due", LocalDate.class),
                        null,
                        AnnotationFold.PROMISE_LATE,
                        row.getString("text_sq"),
                        row.getString("text_en")))
                .list());
        return moments;
    }

    private List<Moment> revisions(String service, String questionSet, long number) {
        return jdbc.sql(TimelineSql.REVISIONS)
                .param("service", service)
                .param("questionSet", questionSet)
                .param("number", number)
                .query((row, i) -> {
                    String text = Long.toString(row.getLong("number"));
                    LocalDate day = row.getObject("day", LocalDate.class);
                    return new Moment(row.getLong("position"), day, null, AnnotationFold.REVISION, text, text);
                })
                .list();
    }

    private static List<Annotation> numbered(List<Moment> moments) {
        List<Moment> inOrder = moments.stream()
                .sorted(Comparator.comparing(Moment::on)
                        .thenComparing(Moment::position)
                        .thenComparing(Moment::kind))
                .toList();
        List<Annotation> annotations = new ArrayList<>();
        for (Moment moment : inOrder) {
            annotations.add(new Annotation(
                    moment.on(), moment.to(), moment.kind(), moment.textSq(), moment.textEn(), annotations.size() + 1));
        }
        return annotations;
    }
}
