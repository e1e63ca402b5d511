package al.feedbackledger.store.vault;

/** The statements on epochs and on the case keys they wrap. */
final class EpochSql {
    static final String ALL = """
            SELECT epoch, started_at, destroy_after, destroyed_at FROM ops.epoch ORDER BY epoch
            """;

    /** The first epoch of a ledger began when its key was recorded. */
    static final String START = """
            INSERT INTO ops.epoch (epoch, started_at)
            VALUES (:epoch, CASE :epoch WHEN 1 THEN least(:now, (SELECT created_at FROM ops.key WHERE name = :name))
                                        ELSE :now END)
            ON CONFLICT (epoch) DO NOTHING
            """;

    static final String OLD_KEYS = """
            SELECT stream_id, generation, epoch, nonce, wrapped_key FROM vault.case_key
            WHERE epoch < :current AND stream_id > :after ORDER BY stream_id LIMIT :limit
            """;

    /** Only if nobody erased or replaced the key meanwhile. */
    static final String WRAP_ANEW = """
            UPDATE vault.case_key SET epoch = ?, nonce = ?, wrapped_key = ?
            WHERE stream_id = ? AND generation = ? AND wrapped_key = ?
            """;

    /** An epoch that wraps nothing any more gets its end. */
    static final String SCHEDULE = """
            UPDATE ops.epoch SET destroy_after = :after
            WHERE epoch < :current AND destroy_after IS NULL
              AND NOT EXISTS (SELECT FROM vault.case_key AS key WHERE key.epoch <= ops.epoch.epoch)
            """;

    static final String DUE = """
            SELECT epoch FROM ops.epoch WHERE destroy_after <= :now AND destroyed_at IS NULL ORDER BY epoch
            """;

    static final String IS_UNUSED = """
            SELECT NOT EXISTS (SELECT FROM vault.case_key WHERE epoch = :epoch)
            """;

    static final String DESTROY = """
            UPDATE ops.epoch SET destroyed_at = :now WHERE epoch = :epoch
            """;

    static final String DESTROYED = """
            SELECT epoch FROM ops.epoch WHERE destroyed_at IS NOT NULL
            """;

    /**
     * Keys that may be missing: destroyed, or due to be. A backup from before a key was destroyed does not know that it
     * was, but knows when it was going to be.
     */
    static final String MAY_BE_GONE = """
            SELECT 'epoch-' || epoch FROM ops.epoch
            WHERE destroyed_at IS NOT NULL OR destroy_after <= clock_timestamp()
            """;

    private EpochSql() {}
}
