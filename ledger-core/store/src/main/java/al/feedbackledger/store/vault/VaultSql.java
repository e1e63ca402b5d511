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

    /**
     * Deletes the values with these references. A case's key goes with the last of them: words that were sealed after the
     * erasure have their key. In one statement, so that nobody sees a value without its key.
     */
    static final String ERASE_AGAIN = """
            WITH named AS MATERIALIZED (
                SELECT unnest(CAST(string_to_array(:refs, ',') AS uuid[])) AS ref
            ), gone AS (
                DELETE FROM vault.sealed_value AS value USING named WHERE value.ref = named.ref
                RETURNING value.stream_id
            ), keys AS (
                DELETE FROM vault.case_key AS key
                WHERE key.stream_id IN (SELECT stream_id FROM gone)
                  AND NOT EXISTS (SELECT FROM vault.sealed_value AS rest
                                  WHERE rest.stream_id = key.stream_id AND rest.ref NOT IN (SELECT ref FROM named))
            ), receipts AS (
                DELETE FROM ops.command_receipt WHERE stream_id IN (SELECT stream_id FROM gone)
            )
            SELECT count(*) AS words, count(DISTINCT stream_id) AS cases FROM gone
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
