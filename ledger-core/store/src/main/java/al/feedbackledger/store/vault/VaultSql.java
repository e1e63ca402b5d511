package al.feedbackledger.store.vault;

/** Every statement of the vault. */
final class VaultSql {
    static final String RECORDED_KEYS = """
            SELECT name, fingerprint FROM ops.key ORDER BY name
            """;

    static final String RECORD_KEY = """
            INSERT INTO ops.key (name, fingerprint) VALUES (:name, :fingerprint)
            ON CONFLICT (name) DO NOTHING
            """;

    static final String CASE_KEY = """
            SELECT generation, epoch, nonce, wrapped_key FROM vault.case_key WHERE stream_id = :stream
            """;

    /** Value and key in one statement: an erasure in between would look like damage. */
    static final String SEALED_VALUES = """
            SELECT value.ref, value.stream_id, value.path, value.nonce, value.ciphertext,
                   key.generation, key.epoch, key.nonce AS key_nonce, key.wrapped_key
            FROM vault.sealed_value AS value
            LEFT JOIN vault.case_key AS key ON key.stream_id = value.stream_id
            WHERE value.ref IN (:refs)
            """;

    static final String ANSWER_USES = """
            SELECT uses FROM vault.answer_print WHERE institution = :institution AND print = :print
            """;

    static final String RECEIPT = """
            SELECT request_mac, sealed_reply, stream_id FROM ops.command_receipt WHERE key_hash = :keyHash
            """;

    static final String FORGET_RECEIPTS = """
            DELETE FROM ops.command_receipt WHERE at < :before
            """;

    private VaultSql() {}
}
