package al.feedbackledger.store.eventstore;

/** The statements that read the ledger. */
final class ReadSql {
    static final String HEAD_POSITION = "SELECT coalesce(max(last_position), 0) FROM ledger.batch";

    static final String IS_STANDBY = "SELECT pg_is_in_recovery()";

    static final String END = "SELECT last_position, root FROM ledger.batch ORDER BY batch_no DESC LIMIT 1";

    static final String END_IS_THERE = "SELECT 1 FROM ledger.batch WHERE last_position = ? AND root = ?";

    static final String AFTER_POSITION = """
            SELECT position, stream_id, sequence_no, event_id, event_name, revision, occurred_at, payload, metadata
              FROM ledger.event
             WHERE position > ?
             ORDER BY position
             LIMIT ?
            """;

    static final String BATCHES_AFTER = """
            SELECT first_position, last_position, prev_root, root, recorded_at
              FROM ledger.batch
             WHERE last_position > ?
             ORDER BY last_position
             LIMIT ?
            """;

    static final String ROOT_AT = "SELECT root FROM ledger.batch WHERE last_position = ?";

    static final String LEAVES = """
            SELECT position, stream_id, sequence_no, event_id, event_name, revision, occurred_at, payload, metadata,
                   blind, leaf_hash
              FROM ledger.event
             WHERE position > ? AND position <= ?
             ORDER BY position
            """;

    static final String OF_STREAM = """
            SELECT position, stream_id, sequence_no, event_id, event_name, revision, occurred_at, payload, metadata
              FROM ledger.event
             WHERE stream_id = ? AND sequence_no >= ?
             ORDER BY sequence_no
             LIMIT ?
            """;

    /** A stream's first event with all that its leaf was made from; the batch it stands in gives the time of recording. */
    static final String OPENING_OF_FIRST = """
            SELECT e.position, e.stream_id, e.sequence_no, e.event_id, e.event_name, e.revision, e.occurred_at, e.payload,
                   e.metadata, e.blind, b.recorded_at
              FROM ledger.event e
             CROSS JOIN LATERAL (SELECT recorded_at FROM ledger.batch
                                  WHERE last_position >= e.position ORDER BY last_position LIMIT 1) AS b
             WHERE e.stream_id = ? AND e.sequence_no = 0
            """;

    static final String LAST_SEQUENCE =
            "SELECT sequence_no FROM ledger.event WHERE stream_id = ? ORDER BY sequence_no DESC LIMIT 1";

    /**
     * The first event at or after a time. Batches carry a running maximum, so the first batch that reaches the time
     * holds the first event that does.
     */
    static final String FIRST_AT = """
            SELECT min(e.position)
              FROM (SELECT first_position, last_position FROM ledger.batch
                     WHERE max_occurred_at >= ? ORDER BY batch_no LIMIT 1) AS b
              JOIN ledger.event e ON e.position BETWEEN b.first_position AND b.last_position
             WHERE e.occurred_at >= ?
            """;

    static final String COUNT_OF = "SELECT count(*) FROM ledger.event WHERE stream_id = ? AND event_name = ?";

    /** By an index of their own. */
    static final String ERASURES_AFTER = """
            SELECT position, stream_id, sequence_no, event_id, event_name, revision, occurred_at, payload, metadata
              FROM ledger.event
             WHERE event_name = 'PersonalDataErased' AND position > ?
             ORDER BY position
             LIMIT ?
            """;

    static final String STORE_SNAPSHOT = """
            INSERT INTO ops.snapshot (stream_id, sequence_no, event_id, event_name, revision, occurred_at, payload,
                                      metadata)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    static final String SNAPSHOT = """
            SELECT stream_id, sequence_no, event_id, event_name, revision, occurred_at, payload, metadata
              FROM ops.snapshot
             WHERE stream_id = ?
             ORDER BY sequence_no DESC
             LIMIT 1
            """;

    private ReadSql() {}
}
