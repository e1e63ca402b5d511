package al.feedbackledger.projections.timeline;

import al.feedbackledger.rules.perception.Series;
import al.feedbackledger.rules.perception.answering.CaseCourse;
import al.feedbackledger.rules.perception.answering.CaseCourse.Joined;
import al.feedbackledger.rules.perception.answering.CaseDelta;
import al.feedbackledger.rules.perception.answering.CasePart;
import al.feedbackledger.rules.perception.answering.PairDelta;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.SortedSet;
import java.util.TreeSet;

/** Rows about cases as what they mean, and back. */
final class CaseRows {
    private CaseRows() {}

    static CaseCourse course(ResultSet row) throws SQLException {
        OffsetDateTime wantedSince = row.getObject("wanted_since", OffsetDateTime.class);
        return new CaseCourse(
                row.getString("submission"),
                new Series(row.getString("service"), row.getString("question_set")),
                row.getObject("begun", LocalDate.class),
                wantedSince == null ? null : wantedSince.toInstant(),
                row.getBoolean("signal"),
                row.getString("institution"),
                part(row, "end"),
                row.getBoolean("answered"),
                joined(row),
                part(row, "verdict"),
                marks(TimelineRows.strings(row, "marks")));
    }

    private static @Nullable CasePart part(ResultSet row, String prefix) throws SQLException {
        String kind = row.getString(prefix + "_kind");
        return kind == null
                ? null
                : new CasePart(
                        CasePart.Kind.valueOf(kind),
                        row.getString(prefix + "_institution"),
                        row.getObject(prefix + "_on", LocalDate.class));
    }

    private static @Nullable Joined joined(ResultSet row) throws SQLException {
        String into = row.getString("joined_into");
        return into == null
                ? null
                : new Joined(
                        into,
                        row.getObject("joined_since", LocalDate.class),
                        row.getObject("joined_answered", LocalDate.class));
    }

    private static SortedSet<CasePart> marks(String[] texts) {
        SortedSet<CasePart> marks = new TreeSet<>();
        for (String text : texts) {
            String[] words = text.split(" ", 3);
            marks.add(new CasePart(CasePart.Kind.valueOf(words[0]), words[2], LocalDate.parse(words[1])));
        }
        return marks;
    }

    private static String text(CasePart mark) {
        return mark.kind() + " " + mark.on() + " " + mark.institution();
    }

    /** In the order of {@link CaseSql#PUT}. */
    static @Nullable Object[] columns(CaseCourse c) {
        Instant wantedSince = c.wantedSince();
        CasePart end = c.end();
        Joined joined = c.joined();
        CasePart verdict = c.verdict();
        return new @Nullable Object[] {
            c.submission(),
            c.series().service(),
            c.series().questionSet(),
            c.begun(),
            wantedSince == null ? null : Timestamp.from(wantedSince),
            c.signal(),
            c.institution(),
            end == null ? null : end.kind().name(),
            end == null ? null : end.institution(),
            end == null ? null : end.on(),
            c.answered(),
            joined == null ? null : joined.into(),
            joined == null ? null : joined.since(),
            joined == null ? null : joined.answered(),
            verdict == null ? null : verdict.kind().name(),
            verdict == null ? null : verdict.institution(),
            verdict == null ? null : verdict.on(),
            c.marks().stream().map(CaseRows::text).toArray(String[]::new)
        };
    }

    /** In the order of {@link CaseSql#ADD_DELTA}. */
    static Object[] columns(CaseDelta d) {
        return new Object[] {
            d.position(),
            d.submission(),
            d.part().kind().name(),
            d.part().institution(),
            d.change(),
            d.eventId(),
            d.series().service(),
            d.series().questionSet(),
            d.begun(),
            d.part().on()
        };
    }

    /** In the order of {@link CaseSql#ADD_PAIR}. */
    static Object[] columns(PairDelta d) {
        return new Object[] {
            d.position(),
            d.submission(),
            d.change(),
            d.series().service(),
            d.series().questionSet(),
            d.channel().name(),
            d.audience().name(),
            d.day(),
            d.first(),
            d.then()
        };
    }
}
