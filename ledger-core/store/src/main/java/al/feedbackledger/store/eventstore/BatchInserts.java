package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.eventstore.NumberedBatch.NumberedEvent;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Writes the rows of one batch. */
final class BatchInserts {
    private final Connection connection;

    BatchInserts(Connection connection) {
        this.connection = connection;
    }

    void insertEvents(List<NumberedEvent> events) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AppendSql.INSERT_EVENTS)) {
            int column = 0;
            column = array(statement, column, "bigint", events, NumberedEvent::position);
            column = array(statement, column, "text", events, e -> e.event().streamId());
            column = array(statement, column, "bigint", events, e -> e.event().sequenceNo());
            column = array(statement, column, "text", events, e -> e.event().eventId());
            column = array(statement, column, "text", events, e -> e.event().eventName());
            column = array(statement, column, "integer", events, e -> e.event().revision());
            column = array(statement, column, "bigint", events, e -> e.event().occurredAtMicros());
            column = bytes(statement, column, events, e -> e.event().payload());
            column = bytes(statement, column, events, e -> e.event().metadata());
            column = bytes(statement, column, events, NumberedEvent::blind);
            bytes(statement, column, events, NumberedEvent::leafHash);
            statement.executeUpdate();
        }
    }

    private int array(
            PreparedStatement statement,
            int column,
            String type,
            List<NumberedEvent> events,
            Function<NumberedEvent, Object> value)
            throws SQLException {
        statement.setArray(
                column + 1,
                connection.createArrayOf(type, events.stream().map(value).toArray()));
        return column + 1;
    }

    private int bytes(
            PreparedStatement statement, int column, List<NumberedEvent> events, Function<NumberedEvent, byte[]> value)
            throws SQLException {
        statement.setArray(
                column + 1,
                connection.createArrayOf("bytea", events.stream().map(value).toArray(byte[][]::new)));
        return column + 1;
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

    /** Writes all that hangs on one request. The reply was sealed when its positions were known. */
    void insertAttachment(Attachment attachment, Appended appended, long nowMicros) throws SQLException {
        for (SealedValueRow row : attachment.sealedValues()) {
            run(AppendSql.INSERT_SEALED_VALUE, row.ref(), row.streamId(), row.path(), row.nonce(), row.ciphertext());
        }
        CaseKeyRow key = attachment.caseKey();
        if (key != null) {
            run(
                    AppendSql.INSERT_CASE_KEY,
                    key.streamId(),
                    key.generation(),
                    key.epoch(),
                    key.nonce(),
                    key.wrappedKey());
        }
        CaseAccessRow access = attachment.caseAccess();
        if (access != null) {
            run(
                    AppendSql.INSERT_CASE_ACCESS,
                    access.reference(),
                    access.streamId(),
                    access.salt(),
                    access.codeDigest());
        }
        ImportIdentityRow identity = attachment.importIdentity();
        if (identity != null) {
            run(AppendSql.INSERT_IMPORT_IDENTITY, identity.source(), identity.externalId(), identity.streamId());
        }
        ReceiptRow receipt = attachment.receipt();
        byte[] reply = appended.sealedReply();
        if (receipt != null && reply != null) {
            run(
                    AppendSql.INSERT_RECEIPT,
                    receipt.keyHash(),
                    receipt.requestMac(),
                    reply,
                    receipt.streamId(),
                    nowMicros);
        }
        for (AnswerPrintRow print : attachment.answerPrints()) {
            run(AppendSql.COUNT_ANSWER_PRINT, print.institution(), print.print());
        }
    }

    private void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof byte[] bytes) {
                    statement.setBytes(i + 1, bytes);
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
            statement.executeUpdate();
        }
    }
}
