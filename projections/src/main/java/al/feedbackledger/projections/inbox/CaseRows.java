package al.feedbackledger.projections.inbox;

import al.feedbackledger.projections.inbox.CaseRow.Clock;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Status;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Case rows as columns and back. */
final class CaseRows {
    private CaseRows() {}

    static CaseRow read(ResultSet row) throws SQLException {
        CaseRow read = new CaseRow(
                row.getString("stream"),
                row.getString("reference"),
                row.getString("service"),
                Kind.valueOf(row.getString("kind")),
                row.getTimestamp("submitted_at").toInstant(),
                row.getBoolean("has_comment"),
                row.getString("institution"),
                Status.valueOf(row.getString("status")));
        String before = row.getString("status_before");
        read.statusBefore = before == null ? null : Status.valueOf(before);
        read.rating = row.getObject("rating", Integer.class);
        read.officer = row.getString("officer");
        read.transfers = row.getInt("transfers");
        read.answer = new Clock(
                instant(row, "answer_due"),
                instant(row, "answer_paused"),
                instant(row, "answer_met"),
                row.getString("answer_standard"));
        read.review = new Clock(
                instant(row, "review_due"), null, instant(row, "review_met"), row.getString("review_standard"));
        read.escalated = row.getBoolean("escalated");
        read.exclusionProposed = row.getBoolean("exclusion_proposed");
        read.erasureAsked = row.getBoolean("erasure_asked");
        return read;
    }

    /** In the order of {@link InboxSql#PUT_CASE}. */
    static @Nullable Object[] columns(CaseRow row) {
        Instant due = row.shown().dueAt();
        return new @Nullable Object[] {
            row.stream,
            row.reference,
            row.service,
            row.institution,
            row.kind.name(),
            row.rating,
            row.status.name(),
            row.statusBefore == null ? null : row.statusBefore.name(),
            at(row.submittedAt),
            row.officer,
            row.transfers,
            at(row.answer.dueAt()),
            at(row.answer.pausedAt()),
            at(row.answer.metAt()),
            row.answer.standard(),
            at(row.review.dueAt()),
            at(row.review.metAt()),
            row.review.standard(),
            row.escalated,
            row.hasComment,
            row.exclusionProposed,
            row.erasureAsked,
            row.kind == Kind.CORRUPTION_SIGNAL,
            row.status.isOpen(),
            row.dueRank(),
            row.dueRank() == 2 || due == null ? Long.MAX_VALUE : micros(due)
        };
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    static Instant ofMicros(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Timestamp at(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
