package al.feedbackledger.bench.ledger;

import al.feedbackledger.rules.eventformat.EventType;
import al.feedbackledger.rules.integrity.CompactRange;
import al.feedbackledger.rules.integrity.EventBytes;
import al.feedbackledger.rules.integrity.Leaf;
import al.feedbackledger.rules.integrity.TreeHash;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Fills a ledger by COPY: real payloads, event bytes, blinds, leaves and the tree by the same encoder that appends use,
 * in batches as a busy writer makes them. What it makes verifies; words beside it are left out.
 */
final class LargeLedger {
    private static final int BATCH = 256;
    private static final int COMMIT_EVERY = 128;

    /** Seconds between 1970 and 2000, PostgreSQL's own beginning of time, in microseconds. */
    private static final long POSTGRES_EPOCH_MICROS = 946_684_800_000_000L;

    private static final String COPY_EVENTS = """
            COPY ledger.event (position, stream_id, sequence_no, event_id, event_name, revision, occurred_at, payload,
                               metadata, blind, leaf_hash) FROM STDIN (FORMAT binary)""";
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final String INSERT_BATCH = """
            INSERT INTO ledger.batch (batch_no, batch_uuid, first_position, last_position, prev_root, root, frontier,
                                      max_occurred_at, recorded_at, writer)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'epoch'::timestamptz + ? * interval '1 microsecond',
                    'epoch'::timestamptz + ? * interval '1 microsecond', 'bench')
            """;

    private final Source source;
    private final SplittableRandom random;
    private final long beginMicros;
    private CompactRange tree = CompactRange.empty();
    private long batchNo;

    LargeLedger(Session session, Source source) {
        this.source = source;
        this.random = new SplittableRandom(session.order().nextLong());
        // Two days ago, so that no later event is earlier than these.
        this.beginMicros =
                ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now().minus(2, ChronoUnit.DAYS));
    }

    /** Where its events come from, one after another. */
    interface Source {
        /** @param micros about when it is recorded, since 1970 */
        Made next(long micros);
    }

    /** An event as it is stored, but for its position and id. */
    @SuppressWarnings("ArrayRecordComponent") // Bytes on their way to the database; never compared.
    record Made(
            String stream, long sequenceNo, long occurredAtMicros, EventType type, byte[] payload, byte[] metadata) {}

    void fill(Database database, long events) throws SQLException, IOException {
        try (Connection connection = Ground.open(database.app())) {
            connection.setAutoCommit(false);
            while (tree.size() < events) {
                List<BatchRow> batches = new ArrayList<>();
                copy(connection, events, batches);
                insert(connection, batches);
                connection.commit();
            }
        }
        database.execute("ANALYZE ledger.event");
        database.execute("ANALYZE ledger.batch");
        database.execute("CHECKPOINT");
    }

    private record BatchRow(long no, CompactRange before, CompactRange after, long recordedAtMicros) {}

    private void copy(Connection connection, long events, List<BatchRow> batches) throws SQLException, IOException {
        try (PGCopyOutputStream copy = new PGCopyOutputStream(connection.unwrap(PGConnection.class), COPY_EVENTS);
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(copy, 1 << 16))) {
            out.write(SIGNATURE);
            out.writeInt(0);
            out.writeInt(0);
            for (int i = 0; i < COMMIT_EVERY && tree.size() < events; i++) {
                CompactRange before = tree;
                long recordedAt = beginMicros + 1_000 * batchNo;
                for (int j = 0; j < BATCH && tree.size() < events; j++) {
                    event(out, recordedAt);
                }
                batchNo++;
                batches.add(new BatchRow(batchNo, before, tree, recordedAt));
            }
            out.writeShort(-1);
        }
    }

    private void event(DataOutputStream out, long recordedAt) throws IOException {
        Made made = source.next(recordedAt);
        String eventId = id(recordedAt, random);
        byte[] blind = new byte[32];
        random.nextBytes(blind);
        byte[] bytes = EventBytes.of(
                made.stream(),
                made.sequenceNo(),
                eventId,
                made.type().name(),
                made.type().revision(),
                made.occurredAtMicros(),
                recordedAt,
                made.payload(),
                made.metadata());
        byte[] leaf = TreeHash.leaf(Leaf.opaque(blind, bytes));
        tree = tree.append(leaf);
        out.writeShort(11);
        number(out, tree.size());
        field(out, ascii(made.stream()));
        number(out, made.sequenceNo());
        field(out, ascii(eventId));
        field(out, ascii(made.type().name()));
        out.writeInt(Integer.BYTES);
        out.writeInt(made.type().revision());
        number(out, made.occurredAtMicros() - POSTGRES_EPOCH_MICROS);
        field(out, made.payload());
        field(out, made.metadata());
        field(out, blind);
        field(out, leaf);
    }

    /** A UUID of version 7, as events have them. */
    static String id(long micros, SplittableRandom random) {
        long high = (micros / 1_000) << 16 | 0x7000L | (random.nextLong() & 0xFFFL);
        return new UUID(high, 0x8000_0000_0000_0000L | (random.nextLong() >>> 2)).toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void number(DataOutputStream out, long value) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(value);
    }

    private static void field(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void insert(Connection connection, List<BatchRow> batches) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT_BATCH)) {
            for (BatchRow row : batches) {
                statement.setLong(1, row.no());
                statement.setObject(2, UUID.randomUUID());
                statement.setLong(3, row.before().size() + 1);
                statement.setLong(4, row.after().size());
                statement.setBytes(5, row.before().root());
                statement.setBytes(6, row.after().root());
                statement.setArray(
                        7,
                        connection.createArrayOf("bytea", row.after().frontier().toArray(new byte[0][])));
                statement.setLong(8, row.recordedAtMicros());
                statement.setLong(9, row.recordedAtMicros());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
