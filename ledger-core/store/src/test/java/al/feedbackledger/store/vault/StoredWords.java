package al.feedbackledger.store.vault;

import al.feedbackledger.store.eventstore.CaseKeyRow;
import al.feedbackledger.store.eventstore.SealedValueRow;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores sealed words as the ledger's transaction does, for tests of the vault alone. */
final class StoredWords {
    private StoredWords() {}

    static void store(JdbcClient database, SealedWords words) {
        CaseKeyRow key = words.newKey();
        if (key != null) {
            database.sql("""
                    INSERT INTO vault.case_key (stream_id, generation, epoch, nonce, wrapped_key)
                    VALUES (?, ?, ?, ?, ?)
                    """)
                    .params(key.streamId(), key.generation(), key.epoch(), key.nonce(), key.wrappedKey())
                    .update();
        }
        for (SealedValueRow value : words.values()) {
            database.sql("""
                    INSERT INTO vault.sealed_value (ref, stream_id, path, nonce, ciphertext)
                    VALUES (?, ?, ?, ?, ?)
                    """)
                    .params(value.ref(), value.streamId(), value.path(), value.nonce(), value.ciphertext())
                    .update();
        }
    }
}
