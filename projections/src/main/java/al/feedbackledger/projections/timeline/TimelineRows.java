package al.feedbackledger.projections.timeline;

import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.perception.CountedSubmission;
import al.feedbackledger.rules.perception.CountedSubmission.ReRating;
import al.feedbackledger.rules.perception.Counts;
import al.feedbackledger.rules.perception.Delta;
import al.feedbackledger.rules.perception.Family;
import al.feedbackledger.rules.perception.Series;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rows of the timeline's tables as what they mean, and back. */
final class TimelineRows {
    private TimelineRows() {}

    static CountedSubmission submission(ResultSet row) throws SQLException {
        String done = row.getString("got_it_done");
        LocalDate reRatedOn = row.getObject("re_rated_on", LocalDate.class);
        return new CountedSubmission(
                row.getString("stream"),
                new Series(row.getString("service"), row.getString("question_set")),
                Channel.valueOf(row.getString("channel")),
                Audience.valueOf(row.getString("audience")),
                row.getObject("day", LocalDate.class),
                row.getObject("rating", Integer.class),
                done == null ? null : GotItDone.valueOf(done),
                Arrays.stream(strings(row, "reasons")).map(Reason::valueOf).collect(Collectors.toSet()),
                reRatedOn == null ? null : new ReRating(reRatedOn, row.getInt("re_rating")),
                row.getBoolean("withdrawn"),
                row.getBoolean("excluded"));
    }

    /** In the order of {@link TimelineSql#PUT_SUBMISSION}. */
    static @Nullable Object[] columns(CountedSubmission s) {
        GotItDone done = s.gotItDone();
        ReRating again = s.reRating();
        return new @Nullable Object[] {
            s.submission(),
            s.series().service(),
            s.series().questionSet(),
            s.channel().name(),
            s.audience().name(),
            s.day(),
            s.rating(),
            done == null ? null : done.name(),
            s.reasons().stream().map(Reason::name).toArray(String[]::new),
            again == null ? null : again.day(),
            again == null ? null : again.rating(),
            s.withdrawn(),
            s.excluded()
        };
    }

    static Delta delta(ResultSet row) throws SQLException {
        SortedMap<Reason, Integer> reasons = new TreeMap<>();
        for (String reason : strings(row, "reasons_plus")) {
            reasons.put(Reason.valueOf(reason), 1);
        }
        for (String reason : strings(row, "reasons_minus")) {
            reasons.put(Reason.valueOf(reason), -1);
        }
        return new Delta(
                row.getLong("position"),
                row.getString("event_id"),
                row.getString("submission"),
                Family.valueOf(row.getString("family")),
                new Series(row.getString("service_id"), row.getString("question_set")),
                Channel.valueOf(row.getString("channel")),
                Audience.valueOf(row.getString("audience")),
                row.getObject("day", LocalDate.class),
                counts(row, "d"),
                reasons);
    }

    /** In the order of {@link TimelineSql#ADD_DELTA}. */
    static Object[] columns(Delta d, Cause cause) {
        Counts c = d.change();
        return new Object[] {
            d.position(),
            d.family().name(),
            d.day(),
            d.eventId(),
            d.submission(),
            d.series().service(),
            d.series().questionSet(),
            d.channel().name(),
            d.audience().name(),
            c.c1(),
            c.c2(),
            c.c3(),
            c.c4(),
            c.c5(),
            c.yes(),
            c.partly(),
            c.no(),
            reasons(d, 1),
            reasons(d, -1),
            cause.name()
        };
    }

    private static String[] reasons(Delta delta, int change) {
        return delta.reasons().entrySet().stream()
                .filter(entry -> entry.getValue() == change)
                .map(entry -> entry.getKey().name())
                .toArray(String[]::new);
    }

    /** @param prefix of the five columns: {@code c} for counts, {@code d} for deltas */
    static Counts counts(ResultSet row, String prefix) throws SQLException {
        return new Counts(
                row.getInt(prefix + 1),
                row.getInt(prefix + 2),
                row.getInt(prefix + 3),
                row.getInt(prefix + 4),
                row.getInt(prefix + 5),
                row.getInt("done_yes"),
                row.getInt("done_partly"),
                row.getInt("done_no"));
    }

    static String[] strings(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }
}
