package al.feedbackledger.store.eventstore;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads stored events in order, on short pooled connections. A hole is an alarm and never skipped. */
public final class LedgerReader {
    private final DataSource dataSource;
    private final Counter holes;

    public LedgerReader(DataSource dataSource, MeterRegistry registry) {
        this.dataSource = dataSource;
        this.holes = Counter.builder("ledger.holes")
                .description("missing positions or sequence numbers met while reading; must stay 0")
                .register(registry);
    }

    /**
     * An event as stored.
     *
     * @param payload the stored bytes
     * @param metadata the stored bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // A row from the database: read once, never compared.
    public record StoredEvent(
            long position,
            String streamId,
            long sequenceNo,
            String eventId,
            String eventName,
            int revision,
            Instant occurredAt,
            byte[] payload,
            byte[] metadata) {
        /** Whether the event belongs to no stream; it then names itself as its stream. */
        boolean standsAlone() {
            return streamId.equals(eventId);
        }
    }

    /**
     * The events after a position, in order, without a gap.
     *
     * @throws LedgerHole if a position is missing
     */
    public List<StoredEvent> after(long position, int limit) {
        List<StoredEvent> events = read(ReadSql.AFTER_POSITION, statement -> {
            statement.setLong(1, position);
            statement.setInt(2, limit);
        });
        long expected = position + 1;
        for (StoredEvent event : events) {
            alarmUnless(expected == event.position(), "position", expected, event.position());
            expected++;
        }
        return events;
    }

    /**
     * The events of a stream from a sequence number on, in order, without a gap.
     *
     * @throws LedgerHole if a sequence number is missing between two events
     */
    public List<StoredEvent> ofStream(String streamId, long firstSequenceNo, int limit) {
        List<StoredEvent> events = read(ReadSql.OF_STREAM, statement -> {
            statement.setString(1, streamId);
            statement.setLong(2, firstSequenceNo);
            statement.setInt(3, limit);
        });
        for (int i = 1; i < events.size(); i++) {
            long expected = events.get(i - 1).sequenceNo() + 1;
            alarmUnless(
                    expected == events.get(i).sequenceNo(),
                    "sequence number",
                    expected,
                    events.get(i).sequenceNo());
        }
        return events;
    }

    /** The events after a position that record an erasure, in order. */
    public List<StoredEvent> erasuresAfter(long position, int limit) {
        return read(ReadSql.ERASURES_AFTER, statement -> {
            statement.setLong(1, position);
            statement.setInt(2, limit);
        });
    }

    /** The last sequence number of a stream; empty if it does not exist. */
    public Optional<Long> lastSequenceNo(String streamId) {
        OptionalLong last = number(ReadSql.LAST_SEQUENCE, statement -> statement.setString(1, streamId));
        return last.isPresent() ? Optional.of(last.getAsLong()) : Optional.empty();
    }

    /** How many events of one name a stream has. */
    public int count(String streamId, String eventName) {
        return Math.toIntExact(number(ReadSql.COUNT_OF, statement -> {
                    statement.setString(1, streamId);
                    statement.setString(2, eventName);
                })
                .orElse(0));
    }

    /** The last position; 0 in an empty ledger. */
    public long headPosition() {
        return number(ReadSql.HEAD_POSITION, statement -> {}).orElse(0);
    }

    /** The position of the first event that claims this time or a later one; empty if none does. */
    public OptionalLong firstAt(Instant time) {
        OffsetDateTime at = time.atOffset(ZoneOffset.UTC);
        return number(ReadSql.FIRST_AT, statement -> {
            statement.setObject(1, at);
            statement.setObject(2, at);
        });
    }

    Snapshots snapshots() {
        return new Snapshots(dataSource);
    }

    private void alarmUnless(boolean holds, String where, long expected, long found) {
        if (!holds) {
            holes.increment();
            throw new LedgerHole(where, expected, found);
        }
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private OptionalLong number(String sql, Binding binding) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return OptionalLong.empty();
                }
                long value = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("the ledger cannot be read", e);
        }
    }

    private List<StoredEvent> read(String sql, Binding binding) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            List<StoredEvent> events = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(event(rows));
                }
            }
            return events;
        } catch (SQLException e) {
            throw new LedgerUnavailable("the ledger cannot be read", e);
        }
    }

    /** By the place of each column, which every statement here names in the same order: millions of rows are read so. */
    private static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getBytes(8),
                row.getBytes(9));
    }
}
