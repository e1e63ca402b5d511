package al.feedbackledger.store.eventstore;

/** The statements by which the whole of the ledger is read. */
final class AuditSql {
    static final String HEAD = "SELECT coalesce(max(last_position), 0) FROM ledger.batch";

    static final String EVENTS = """
            SELECT position, stream_id, sequence_no, event_id, event_name, revision, occurred_at, payload, metadata,
                   blind, leaf_hash
              FROM ledger.event
             WHERE position >= ?
             ORDER BY position
             LIMIT ?
            """;

    static final String OF_STREAM = """
            SELECT position, stream_id, sequence_no, event_id, event_name, revision, occurred_at, payload, metadata,
                   blind, leaf_hash
              FROM ledger.event
             WHERE stream_id = ?
             ORDER BY sequence_no
             LIMIT ?
            """;

    /** What was erased of some cases; a case has few events, found by the stream. */
    static final String ERASURES_OF = """
            SELECT position, stream_id, sequence_no, event_id, event_name, revision, occurred_at, payload, metadata,
                   blind, leaf_hash
              FROM ledger.event
             WHERE stream_id = ANY (?) AND event_name = 'PersonalDataErased'
             ORDER BY position
            """;

    /** Between a checkpoint and the end there are few events. */
    static final String ERASED_AFTER = """
            SELECT EXISTS (SELECT 1 FROM ledger.event WHERE event_name = 'PersonalDataErased' AND position > ?)
            """;

    /** By an index of their own. */
    static final String WORDS_EXPORTS_BEFORE = """
            SELECT position, stream_id, sequence_no, event_id, event_name, revision, occurred_at, payload, metadata,
                   blind, leaf_hash
              FROM ledger.event
             WHERE event_name = 'WordsExportRequested' AND position < ?
             ORDER BY position DESC
             LIMIT ?
            """;

    /** By an index of their own. */
    static final String OPENINGS_BEFORE = """
            SELECT position, stream_id, sequence_no, event_id, event_name, revision, occurred_at, payload, metadata,
                   blind, leaf_hash
              FROM ledger.event
             WHERE event_name = 'PersonalDataAccessed' AND position < ?
             ORDER BY position DESC
             LIMIT ?
            """;

    static final String BATCHES = """
            SELECT batch_no, batch_uuid, first_position, last_position, prev_root, root, recorded_at, max_occurred_at,
                   writer
              FROM ledger.batch
             WHERE batch_no >= ?
             ORDER BY batch_no
             LIMIT ?
            """;

    static final String BATCH_OF = """
            SELECT batch_no, batch_uuid, first_position, last_position, prev_root, root, recorded_at, max_occurred_at,
                   writer
              FROM ledger.batch
             WHERE last_position >= ?
             ORDER BY last_position
             LIMIT 1
            """;

    /** Times of recording never go back, so the last batch not after the time holds the last position known then. */
    static final String KNOWN_AT = """
            SELECT last_position
              FROM ledger.batch
             WHERE recorded_at <= ?
             ORDER BY recorded_at DESC, batch_no DESC
             LIMIT 1
            """;

    private AuditSql() {}
}
