package al.feedbackledger.store.eventstore;

import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** Snapshots as Axon's engine contract demands them. The application takes none: streams are short. */
final class Snapshots {
    private final DataSource dataSource;

    Snapshots(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void store(DomainEventMessage<?> snapshot, Serializer serializer) throws SQLException {
        SerializedObject<byte[]> payload = snapshot.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metadata = snapshot.serializeMetaData(serializer, byte[].class);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ReadSql.STORE_SNAPSHOT)) {
            statement.setString(1, snapshot.getAggregateIdentifier());
            statement.setLong(2, snapshot.getSequenceNumber());
            statement.setString(3, snapshot.getIdentifier());
            statement.setString(4, payload.getType().getName());
            statement.setInt(5, Integer.parseInt(payload.getType().getRevision()));
            statement.setObject(
                    6, snapshot.getTimestamp().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
            statement.setBytes(7, payload.getData());
            statement.setBytes(8, metadata.getData());
            statement.executeUpdate();
        }
    }

    Stream<DomainEventData<byte[]>> read(String streamId, PayloadFormat format) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ReadSql.SNAPSHOT)) {
            statement.setString(1, streamId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Stream.of(entry(row, format)) : Stream.empty();
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("snapshots cannot be read", e);
        }
    }

    private static DomainEventData<byte[]> entry(ResultSet row, PayloadFormat format) throws SQLException {
        return new GenericDomainEventEntry<>(
                format.streamType(row.getString("event_name")),
                row.getString("stream_id"),
                row.getLong("sequence_no"),
                row.getString("event_id"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("event_name"),
                Integer.toString(row.getInt("revision")),
                row.getBytes("payload"),
                row.getBytes("metadata"));
    }
}
