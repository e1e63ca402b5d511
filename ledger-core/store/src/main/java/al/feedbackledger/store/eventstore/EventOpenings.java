package al.feedbackledger.store.eventstore;

import al.feedbackledger.rules.integrity.EventBytes;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Reads what opens a case's leaf in the public log: the stored bytes of its first event and their blind. The log shows of a
 * case only a commitment; who has these two can show what it is to.
 */
public final class EventOpenings {
    private final DataSource dataSource;

    public EventOpenings(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A stored event with what opens its leaf.
     *
     * @param payload the stored bytes
     * @param eventBytes as {@link EventBytes} makes them, of stored bytes
     * @param blind 32 bytes; with the event's bytes it opens the leaf, so it is for whoever the event is about
     */
    @SuppressWarnings("ArrayRecordComponent") // Rows from the database: read once, never compared.
    public record EventOpening(
            long position,
            String eventName,
            int revision,
            Instant recordedAt,
            byte[] payload,
            byte[] eventBytes,
            byte[] blind) {
        /** The position: the rest is nobody's business. */
        @Override
        public String toString() {
            return "EventOpening[" + position + "]";
        }
    }

    /** The first event of a stream; empty if there is no such stream. */
    public Optional<EventOpening> ofFirst(String streamId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ReadSql.OPENING_OF_FIRST)) {
            statement.setString(1, streamId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(opening(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("the ledger cannot be read", e);
        }
    }

    private static EventOpening opening(ResultSet row) throws SQLException {
        String name = row.getString("event_name");
        int revision = row.getInt("revision");
        byte[] payload = row.getBytes("payload");
        Instant recordedAt = time(row, "recorded_at");
        byte[] eventBytes = EventBytes.of(
                row.getString("stream_id"),
                row.getLong("sequence_no"),
                row.getString("event_id"),
                name,
                revision,
                micros(time(row, "occurred_at")),
                micros(recordedAt),
                payload,
                row.getBytes("metadata"));
        return new EventOpening(
                row.getLong("position"), name, revision, recordedAt, payload, eventBytes, row.getBytes("blind"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
