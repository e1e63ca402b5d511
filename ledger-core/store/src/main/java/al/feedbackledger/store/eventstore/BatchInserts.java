package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.eventstore.NumberedBatch.NumberedEvent;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Writes the rows of one batch, one statement for each table however many requests it has; first deletes what it erases. */
final class BatchInserts {
    private final Connection connection;

    BatchInserts(Connection connection) {
        this.connection = connection;
    }

    void insertEvents(List<NumberedEvent> events) throws SQLException {
        new Rows<>(AppendSql.INSERT_EVENTS, events)
                .column("bigint", NumberedEvent::position)
                .column("text", e -> e.event().streamId())
                .column("bigint", e -> e.event().sequenceNo())
                .column("text", e -> e.event().eventId())
                .column("text", e -> e.event().eventName())
                .column("integer", e -> e.event().revision())
                .column("bigint", e -> e.event().occurredAtMicros())
                .bytes(e -> e.event().payload())
                .bytes(e -> e.event().metadata())
                .bytes(NumberedEvent::blind)
                .bytes(NumberedEvent::leafHash)
                .insert(connection);
    }

    void insertBatch(NumberedBatch batch, UUID batchUuid, String writer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AppendSql.INSERT_BATCH)) {
            statement.setLong(1, batch.head().batchNo() + 1);
            statement.setObject(2, batchUuid);
            statement.setLong(3, batch.firstPosition());
            statement.setLong(4, batch.lastPosition());
            statement.setBytes(5, batch.head().tree().root());
            statement.setBytes(6, batch.tree().root());
            statement.setArray(
                    7, connection.createArrayOf("bytea", batch.tree().frontier().toArray(new byte[0][])));
            statement.setLong(8, batch.maxOccurredAtMicros());
            statement.setLong(9, batch.head().nowMicros());
            statement.setString(10, writer);
            statement.executeUpdate();
        }
    }

    /**
     * Deletes all that the vault and the receipts hold of the erased cases. It comes before the inserts: what a request of
     * the same batch stores for such a case came after the erasure, as the case's sequence numbers show, and the
     * erasure's own receipt stays.
     */
    void erase(List<ErasedCase> erased) throws SQLException {
        if (erased.isEmpty()) {
            return;
        }
        String[] streams = erased.stream().map(ErasedCase::streamId).toArray(String[]::new);
        for (String sql : List.of(AppendSql.ERASE_VALUES, AppendSql.ERASE_KEYS, AppendSql.ERASE_RECEIPTS)) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setArray(1, connection.createArrayOf("text", streams));
                statement.executeUpdate();
            }
        }
    }

    /** Writes all that hangs on the requests of the batch. */
    void insertAttachments(BatchAttachments rows) throws SQLException {
        new Rows<>(AppendSql.INSERT_SEALED_VALUES, rows.sealedValues())
                .column("uuid", SealedValueRow::ref)
                .column("text", SealedValueRow::streamId)
                .column("text", SealedValueRow::path)
                .bytes(SealedValueRow::nonce)
                .bytes(SealedValueRow::ciphertext)
                .insert(connection);
        new Rows<>(AppendSql.INSERT_CASE_KEYS, rows.caseKeys())
                .column("text", CaseKeyRow::streamId)
                .column("integer", CaseKeyRow::generation)
                .column("integer", CaseKeyRow::epoch)
                .bytes(CaseKeyRow::nonce)
                .bytes(CaseKeyRow::wrappedKey)
                .insert(connection);
        new Rows<>(AppendSql.INSERT_CASE_ACCESS, rows.caseAccess())
                .column("text", CaseAccessRow::reference)
                .column("text", CaseAccessRow::streamId)
                .bytes(CaseAccessRow::salt)
                .bytes(CaseAccessRow::codeDigest)
                .insert(connection);
        new Rows<>(AppendSql.INSERT_IMPORT_IDENTITIES, rows.importIdentities())
                .column("text", ImportIdentityRow::source)
                .column("text", ImportIdentityRow::externalId)
                .column("text", ImportIdentityRow::streamId)
                .insert(connection);
        new Rows<>(AppendSql.INSERT_RECEIPTS, rows.replies())
                .bytes(reply -> reply.receipt().keyHash())
                .bytes(reply -> reply.receipt().requestMac())
                .bytes(BatchAttachments.Reply::sealed)
                .column("text", reply -> reply.receipt().streamId())
                .column("bigint", BatchAttachments.Reply::atMicros)
                .insert(connection);
        new Rows<>(AppendSql.COUNT_ANSWER_PRINTS, rows.answerPrints())
                .column("text", use -> use.row().institution())
                .bytes(use -> use.row().print())
                .column("integer", BatchAttachments.PrintUse::uses)
                .insert(connection);
    }

    /** Rows of one table on their way into it as arrays, one for each column. */
    private static final class Rows<T> {
        private final String sql;
        private final List<T> rows;
        private final List<Column> columns = new java.util.ArrayList<>();

        Rows(String sql, List<T> rows) {
            this.sql = sql;
            this.rows = rows;
        }

        @SuppressWarnings("ArrayRecordComponent") // Values on their way to the driver; never compared.
        private record Column(String type, Object[] values) {}

        Rows<T> column(String type, Function<T, Object> value) {
            columns.add(new Column(type, rows.stream().map(value).toArray()));
            return this;
        }

        Rows<T> bytes(Function<T, byte[]> value) {
            columns.add(new Column("bytea", rows.stream().map(value).toArray(byte[][]::new)));
            return this;
        }

        void insert(Connection connection) throws SQLException {
            if (rows.isEmpty()) {
                return;
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < columns.size(); i++) {
                    Column column = columns.get(i);
                    statement.setArray(i + 1, connection.createArrayOf(column.type(), column.values()));
                }
                statement.executeUpdate();
            }
        }
    }
}
