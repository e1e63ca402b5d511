package al.feedbackledger.bench.ledger;

import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.CaseAccessRow;
import al.feedbackledger.store.eventstore.CaseKeyRow;
import al.feedbackledger.store.eventstore.ReceiptRow;
import al.feedbackledger.store.eventstore.SealedValueRow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;

/** What is stored beside one event, in one statement: sealed words, receipt and, with a new case, its key and access. */
final class BesideRows {
    private static final String WORDS_AND_RECEIPT = """
            WITH words AS (
                INSERT INTO vault.sealed_value (ref, stream_id, path, nonce, ciphertext) VALUES (?, ?, ?, ?, ?)
            )
            INSERT INTO ops.command_receipt (key_hash, request_mac, sealed_reply, stream_id, at)
            VALUES (?, ?, ?, ?, clock_timestamp())
            """;

    private static final String NEW_CASE = """
            WITH case_key AS (
                INSERT INTO vault.case_key (stream_id, generation, epoch, nonce, wrapped_key) VALUES (?, ?, ?, ?, ?)
            ), access AS (
                INSERT INTO ops.case_access (reference, stream_id, salt, code_digest) VALUES (?, ?, ?, ?)
            ),""" + WORDS_AND_RECEIPT.substring("WITH".length());

    private BesideRows() {}

    static void insert(Connection connection, Attachment rows) throws SQLException {
        CaseKeyRow key = rows.caseKey();
        try (PreparedStatement statement = connection.prepareStatement(key == null ? WORDS_AND_RECEIPT : NEW_CASE)) {
            int next = key == null ? 1 : bindCase(statement, key, Objects.requireNonNull(rows.caseAccess()));
            SealedValueRow words = rows.sealedValues().getFirst();
            statement.setObject(next++, words.ref());
            statement.setString(next++, words.streamId());
            statement.setString(next++, words.path());
            statement.setBytes(next++, words.nonce());
            statement.setBytes(next++, words.ciphertext());
            ReceiptRow receipt = Objects.requireNonNull(rows.receipt());
            statement.setBytes(next++, receipt.keyHash());
            statement.setBytes(next++, receipt.requestMac());
            statement.setBytes(next++, receipt.reply().seal(0, 0));
            statement.setString(next, receipt.streamId());
            statement.executeUpdate();
        }
    }

    private static int bindCase(PreparedStatement statement, CaseKeyRow key, CaseAccessRow access) throws SQLException {
        int next = 1;
        statement.setString(next++, key.streamId());
        statement.setInt(next++, key.generation());
        statement.setInt(next++, key.epoch());
        statement.setBytes(next++, key.nonce());
        statement.setBytes(next++, key.wrappedKey());
        statement.setString(next++, access.reference());
        statement.setString(next++, access.streamId());
        statement.setBytes(next++, access.salt());
        statement.setBytes(next++, access.codeDigest());
        return next;
    }
}
