package al.feedbackledger.store.eventstore;

import org.springframework.jdbc.core.JdbcTemplate;

import javax.sql.DataSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static java.util.Objects.requireNonNull;

/**
 * Reads the ledger as an auditor does: events with what opens their leaves, and the commits they came in. Joins the
 * running transaction, so that several questions can be answered of one moment.
 */
public final class AuditTrail {
    private final JdbcTemplate jdbc;

    public AuditTrail(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** The last position; 0 in an empty ledger. */
    public long head() {
        return requireNonNull(jdbc.queryForObject(AuditSql.HEAD, Long.class));
    }

    /**
     * The events from a position on, in order, without a gap.
     *
     * @throws LedgerHole if a position is missing
     */
    public List<RecordedEvent> events(long from, int limit) {
        List<RecordedEvent> events = asTheyLie(from, limit);
        long expected = from;
        for (RecordedEvent event : events) {
            if (event.position() != expected) {
                throw new LedgerHole("position", expected, event.position());
            }
            expected++;
        }
        return events;
    }

    /**
     * The events from a position on, in order, whatever is missing between them. For who takes the record away to have it
     * judged: a hole is the very thing that they must be able to show.
     */
    public List<RecordedEvent> asTheyLie(long from, int limit) {
        return jdbc.query(AuditSql.EVENTS, (row, number) -> event(row), from, limit);
    }

    /** The first events of a stream, in order. */
    public List<RecordedEvent> ofStream(String streamId, int limit) {
        return jdbc.query(AuditSql.OF_STREAM, (row, number) -> event(row), streamId, limit);
    }

    /** The events that record an erasure of one of these cases, in order. */
    public List<RecordedEvent> erasuresOf(Collection<String> streams) {
        String[] ids = streams.toArray(String[]::new);
        return jdbc.query(
                AuditSql.ERASURES_OF,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", ids)),
                (row, number) -> event(row));
    }

    /** Whether words were erased after a position. */
    public boolean isErasedAfter(long position) {
        return requireNonNull(jdbc.queryForObject(AuditSql.ERASED_AFTER, Boolean.class, position));
    }

    /** The events before a position that ask for an export with words, the latest first. */
    public List<RecordedEvent> wordsExportsBefore(long position, int limit) {
        return jdbc.query(AuditSql.WORDS_EXPORTS_BEFORE, (row, number) -> event(row), position, limit);
    }

    /** The events before a position that record an opening of words, the latest first. */
    public List<RecordedEvent> openingsBefore(long position, int limit) {
        return jdbc.query(AuditSql.OPENINGS_BEFORE, (row, number) -> event(row), position, limit);
    }

    /** The commits from a number on, in order. */
    public List<RecordedBatch> batches(long from, int limit) {
        return jdbc.query(AuditSql.BATCHES, (row, number) -> batch(row), from, limit);
    }

    /** The commit that added an event; empty if there is no such event yet. */
    public Optional<RecordedBatch> batchOf(long position) {
        return jdbc.query(AuditSql.BATCH_OF, (row, number) -> batch(row), position).stream()
                .findFirst();
    }

    /** The last position that was known at a time; 0 before the first. */
    public long knownAt(Instant time) {
        return jdbc
                .query(AuditSql.KNOWN_AT, (row, number) -> row.getLong("last_position"), time.atOffset(ZoneOffset.UTC))
                .stream()
                .findFirst()
                .orElse(0L);
    }

    private static RecordedEvent event(ResultSet row) throws SQLException {
        return new RecordedEvent(
                row.getLong("position"),
                row.getString("stream_id"),
                row.getLong("sequence_no"),
                row.getString("event_id"),
                row.getString("event_name"),
                row.getInt("revision"),
                time(row, "occurred_at"),
                row.getBytes("payload"),
                row.getBytes("metadata"),
                row.getBytes("blind"),
                row.getBytes("leaf_hash"));
    }

    private static RecordedBatch batch(ResultSet row) throws SQLException {
        return new RecordedBatch(
                row.getLong("batch_no"),
                row.getObject("batch_uuid", UUID.class),
                row.getLong("first_position"),
                row.getLong("last_position"),
                row.getBytes("prev_root"),
                row.getBytes("root"),
                time(row, "recorded_at"),
                time(row, "max_occurred_at"),
                row.getString("writer"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
