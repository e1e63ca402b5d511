package al.feedbackledger.store.stored;

import al.feedbackledger.store.database.TestDatabase;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of a ledger as they lie in the database; times in microseconds since 1970. */
record StoredRows(List<EventRow> events, List<BatchRow> batches, Set<String> sealedRefs) {
    private static final String EVENTS = """
            SELECT e.position, e.stream_id, e.sequence_no, e.event_id, e.event_name, e.revision,
                   (extract(epoch FROM e.occurred_at) * 1000000)::bigint AS occurred_at,
                   (extract(epoch FROM b.recorded_at) * 1000000)::bigint AS recorded_at,
                   e.payload, e.metadata, e.blind, e.leaf_hash
              FROM ledger.event e
              JOIN ledger.batch b ON e.position BETWEEN b.first_position AND b.last_position
             ORDER BY e.position
            """;

    private static final String BATCHES = """
            SELECT batch_no, first_position, last_position, prev_root, root, frontier,
                   (extract(epoch FROM recorded_at) * 1000000)::bigint AS recorded_at
              FROM ledger.batch ORDER BY batch_no
            """;

    private static final String SEALED = "SELECT ref::text AS ref FROM vault.sealed_value";

    @SuppressWarnings("ArrayRecordComponent") // Rows of a test; never compared as records.
    record EventRow(
            long position,
            String streamId,
            long sequenceNo,
            String eventId,
            String eventName,
            int revision,
            long occurredAt,
            long recordedAt,
            byte[] payload,
            byte[] metadata,
            byte[] blind,
            byte[] leafHash) {}

    @SuppressWarnings("ArrayRecordComponent") // Rows of a test; never compared as records.
    record BatchRow(
            long batchNo,
            long firstPosition,
            long lastPosition,
            byte[] prevRoot,
            byte[] root,
            List<byte[]> frontier,
            long recordedAt) {}

    static StoredRows read(TestDatabase database) throws SQLException {
        try (Connection connection = database.asAdmin();
                Statement statement = connection.createStatement()) {
            return new StoredRows(events(statement), batches(statement), refs(statement));
        }
    }

    private static List<EventRow> events(Statement statement) throws SQLException {
        List<EventRow> events = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(EVENTS)) {
            while (row.next()) {
                events.add(new EventRow(
                        row.getLong("position"),
                        row.getString("stream_id"),
                        row.getLong("sequence_no"),
                        row.getString("event_id"),
                        row.getString("event_name"),
                        row.getInt("revision"),
                        row.getLong("occurred_at"),
                        row.getLong("recorded_at"),
                        row.getBytes("payload"),
                        row.getBytes("metadata"),
                        row.getBytes("blind"),
                        row.getBytes("leaf_hash")));
            }
        }
        return events;
    }

    private static List<BatchRow> batches(Statement statement) throws SQLException {
        List<BatchRow> batches = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(BATCHES)) {
            while (row.next()) {
                batches.add(new BatchRow(
                        row.getLong("batch_no"),
                        row.getLong("first_position"),
                        row.getLong("last_position"),
                        row.getBytes("prev_root"),
                        row.getBytes("root"),
                        List.of((byte[][]) row.getArray("frontier").getArray()),
                        row.getLong("recorded_at")));
            }
        }
        return batches;
    }

    private static Set<String> refs(Statement statement) throws SQLException {
        Set<String> refs = new HashSet<>();
        try (ResultSet row = statement.executeQuery(SEALED)) {
            while (row.next()) {
                refs.add(row.getString("ref"));
            }
        }
        return refs;
    }
}
