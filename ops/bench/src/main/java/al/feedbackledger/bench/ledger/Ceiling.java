package al.feedbackledger.bench.ledger;

import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.eventformat.EventType;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.CaseAccessRow;
import al.feedbackledger.store.eventstore.CaseKeyRow;
import al.feedbackledger.store.eventstore.ReceiptRow;
import al.feedbackledger.store.eventstore.SealedValueRow;
import tools.jackson.databind.json.JsonMapper;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/**
 * What PostgreSQL takes at most of the same: the same rows into the same tables with the same indexes, committed in
 * batches of the size our writer was seen to make, by one connection, with nothing hashed, nothing looked up and nobody
 * waiting. The clock runs while rows go over and are committed, and stands while the next ones are made.
 */
final class Ceiling {
    private static final int HASH = 32;

    private static final String EVENTS = """
            INSERT INTO ledger.event (position, stream_id, sequence_no, event_id, event_name, revision, occurred_at,
                                      payload, metadata, blind, leaf_hash)
            SELECT n.position, n.stream_id, n.sequence_no, n.event_id, n.event_name, n.revision,
                   'epoch'::timestamptz + n.occurred_at * interval '1 microsecond',
                   n.payload, n.metadata, n.blind, n.leaf_hash
              FROM unnest(?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::integer[], ?::bigint[],
                          ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[])
                AS n (position, stream_id, sequence_no, event_id, event_name, revision, occurred_at,
                      payload, metadata, blind, leaf_hash)
            """;
    private static final String WORDS = """
            INSERT INTO vault.sealed_value (ref, stream_id, path, nonce, ciphertext)
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
            """;
    private static final String KEYS = """
            INSERT INTO vault.case_key (stream_id, generation, epoch, nonce, wrapped_key)
            SELECT * FROM unnest(?::text[], ?::integer[], ?::integer[], ?::bytea[], ?::bytea[])
            """;
    private static final String ACCESS = """
            INSERT INTO ops.case_access (reference, stream_id, salt, code_digest)
            SELECT * FROM unnest(?::text[], ?::text[], ?::bytea[], ?::bytea[])
            """;
    private static final String RECEIPTS = """
            INSERT INTO ops.command_receipt (key_hash, request_mac, sealed_reply, stream_id, at)
            SELECT n.a, n.b, n.c, n.d, clock_timestamp()
              FROM unnest(?::bytea[], ?::bytea[], ?::bytea[], ?::text[]) AS n (a, b, c, d)
            """;
    private static final String BATCH = """
            INSERT INTO ledger.batch (batch_no, batch_uuid, first_position, last_position, prev_root, root, frontier,
                                      max_occurred_at, recorded_at, writer)
            VALUES (?, ?, ?, ?, ?, ?, ?, clock_timestamp(), clock_timestamp(), 'bench')
            """;

    private final EventFormat format = EventFormat.current();
    private final JsonMapper json = JsonMapper.builder().build();
    private final Random random;
    private final Commands commands;
    private final int batchSize;
    private long position;
    private long batchNo;

    Ceiling(Commands commands, int batchSize, long seed) {
        this.commands = commands;
        this.batchSize = batchSize;
        this.random = new Random(seed);
    }

    /** Events a second, while rows are on their way. */
    double perSecond(Database database, Duration howLong) throws SQLException {
        long events = 0;
        long nanos = 0;
        try (Connection connection = Ground.open(database.app())) {
            connection.setAutoCommit(false);
            while (nanos < howLong.toNanos()) {
                List<Inserted> statements = batch();
                long begin = System.nanoTime();
                for (Inserted statement : statements) {
                    statement.run(connection);
                }
                try (Statement notify = connection.createStatement()) {
                    notify.execute("SELECT pg_notify('bench', '1')");
                }
                connection.commit();
                nanos += System.nanoTime() - begin;
                events += batchSize;
            }
        }
        return events * 1e9 / nanos;
    }

    /** A statement with its columns. */
    @SuppressWarnings("ArrayRecordComponent") // Values on their way to the driver; never compared.
    private record Inserted(String sql, Object... values) {
        void run(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    switch (values[i]) {
                        case byte[][] bytes -> statement.setArray(i + 1, connection.createArrayOf("bytea", bytes));
                        case String[] texts -> statement.setArray(i + 1, connection.createArrayOf("text", texts));
                        case Long[] numbers -> statement.setArray(i + 1, connection.createArrayOf("bigint", numbers));
                        case Integer[] numbers ->
                            statement.setArray(i + 1, connection.createArrayOf("integer", numbers));
                        case UUID[] ids -> statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
                        default -> statement.setObject(i + 1, values[i]);
                    }
                }
                statement.executeUpdate();
            }
        }
    }

    private List<Inserted> batch() {
        List<Command> batch = new ArrayList<>();
        for (int i = 0; i < batchSize; i++) {
            batch.add(commands.next());
        }
        List<Attachment> beside = batch.stream().map(Command::attachment).toList();
        List<SealedValueRow> words =
                beside.stream().flatMap(a -> a.sealedValues().stream()).toList();
        List<CaseKeyRow> keys = beside.stream()
                .map(Attachment::caseKey)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        List<CaseAccessRow> access = beside.stream()
                .map(Attachment::caseAccess)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        List<Inserted> statements = new ArrayList<>();
        statements.add(events(batch));
        statements.add(new Inserted(
                WORDS,
                words.stream().map(SealedValueRow::ref).toArray(UUID[]::new),
                words.stream().map(SealedValueRow::streamId).toArray(String[]::new),
                words.stream().map(SealedValueRow::path).toArray(String[]::new),
                words.stream().map(SealedValueRow::nonce).toArray(byte[][]::new),
                words.stream().map(SealedValueRow::ciphertext).toArray(byte[][]::new)));
        statements.add(new Inserted(
                KEYS,
                keys.stream().map(CaseKeyRow::streamId).toArray(String[]::new),
                keys.stream().map(CaseKeyRow::generation).toArray(Integer[]::new),
                keys.stream().map(CaseKeyRow::epoch).toArray(Integer[]::new),
                keys.stream().map(CaseKeyRow::nonce).toArray(byte[][]::new),
                keys.stream().map(CaseKeyRow::wrappedKey).toArray(byte[][]::new)));
        statements.add(new Inserted(
                ACCESS,
                access.stream().map(CaseAccessRow::reference).toArray(String[]::new),
                access.stream().map(CaseAccessRow::streamId).toArray(String[]::new),
                access.stream().map(CaseAccessRow::salt).toArray(byte[][]::new),
                access.stream().map(CaseAccessRow::codeDigest).toArray(byte[][]::new)));
        statements.add(receipts(beside));
        statements.add(batchRow());
        return statements;
    }

    private Inserted events(List<Command> batch) {
        long first = position;
        position += batch.size();
        List<EventType> types = batch.stream()
                .map(command -> format.of(command.event().getPayloadType()))
                .toList();
        return new Inserted(
                EVENTS,
                java.util.stream.LongStream.rangeClosed(first + 1, position)
                        .boxed()
                        .toArray(Long[]::new),
                batch.stream().map(c -> c.event().getAggregateIdentifier()).toArray(String[]::new),
                batch.stream().map(c -> c.event().getSequenceNumber()).toArray(Long[]::new),
                batch.stream().map(c -> c.event().getIdentifier()).toArray(String[]::new),
                types.stream().map(EventType::name).toArray(String[]::new),
                types.stream().map(EventType::revision).toArray(Integer[]::new),
                batch.stream()
                        .map(c -> ChronoUnit.MICROS.between(
                                Instant.EPOCH, c.event().getTimestamp()))
                        .toArray(Long[]::new),
                batch.stream().map(c -> format.write(c.event().getPayload())).toArray(byte[][]::new),
                batch.stream()
                        .map(c -> json.writeValueAsBytes(c.event().getMetaData()))
                        .toArray(byte[][]::new),
                batch.stream().map(c -> random()).toArray(byte[][]::new),
                batch.stream().map(c -> random()).toArray(byte[][]::new));
    }

    private static Inserted receipts(List<Attachment> beside) {
        List<ReceiptRow> receipts = beside.stream()
                .map(Attachment::receipt)
                .map(Objects::requireNonNull)
                .toList();
        return new Inserted(
                RECEIPTS,
                receipts.stream().map(ReceiptRow::keyHash).toArray(byte[][]::new),
                receipts.stream().map(ReceiptRow::requestMac).toArray(byte[][]::new),
                receipts.stream().map(row -> row.reply().seal(0, 0)).toArray(byte[][]::new),
                receipts.stream().map(ReceiptRow::streamId).toArray(String[]::new));
    }

    private Inserted batchRow() {
        batchNo++;
        byte[][] frontier = new byte[Long.bitCount(position)][];
        for (int i = 0; i < frontier.length; i++) {
            frontier[i] = random();
        }
        return new Inserted(
                BATCH, batchNo, UUID.randomUUID(), position - batchSize + 1, position, random(), random(), frontier);
    }

    private byte[] random() {
        byte[] bytes = new byte[HASH];
        random.nextBytes(bytes);
        return bytes;
    }
}
