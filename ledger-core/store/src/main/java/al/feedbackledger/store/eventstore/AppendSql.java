package al.feedbackledger.store.eventstore;

/** The statements of the writer. */
final class AppendSql {
    /** One number for the ledger's lock, the same on every node: the first 8 bytes of SHA-256("feedback-ledger"). */
    static final String LOCK = "SELECT pg_advisory_xact_lock(3264333742356968487)";

    /** Must be a statement of its own, after the lock: in one statement its snapshot would be older than the lock. */
    static final String HEAD = """
            SELECT h.batch_no, h.last_position, h.root, h.frontier,
                   (extract(epoch FROM h.max_occurred_at) * 1000000)::bigint AS max_occurred_at,
                   (extract(epoch FROM greatest(clock_timestamp(), h.recorded_at)) * 1000000)::bigint AS now,
                   h.recorded_at > clock_timestamp() AS clock_went_back
              FROM (VALUES (1)) AS one (row)
              LEFT JOIN (SELECT batch_no, last_position, root, frontier, max_occurred_at, recorded_at
                           FROM ledger.batch ORDER BY batch_no DESC LIMIT 1) AS h ON true
            """;

    static final String BATCH_BY_ID = "SELECT first_position, last_position FROM ledger.batch WHERE batch_uuid = ?";

    static final String RECEIPTS =
            "SELECT key_hash, request_mac, sealed_reply FROM ops.command_receipt WHERE key_hash = ANY (?)";

    static final String LAST_SEQUENCES = """
            SELECT s.stream_id,
                   (SELECT e.sequence_no FROM ledger.event e WHERE e.stream_id = s.stream_id
                     ORDER BY e.sequence_no DESC LIMIT 1) AS last_sequence_no
              FROM unnest(?::text[]) AS s (stream_id)
            """;

    static final String EVENT_IDS = "SELECT event_id FROM ledger.event WHERE event_id = ANY (?)";

    static final String REFERENCES = "SELECT reference FROM ops.case_access WHERE reference = ANY (?)";

    static final String IMPORT_IDENTITIES = """
            SELECT i.source, i.external_id
              FROM ops.import_identity i
              JOIN unnest(?::text[], ?::text[]) AS n (source, external_id)
                ON i.source = n.source AND i.external_id = n.external_id
            """;

    static final String CASE_KEYS = "SELECT stream_id, generation FROM vault.case_key WHERE stream_id = ANY (?)";

    static final String INSERT_EVENTS = """
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

    static final String INSERT_BATCH = """
            INSERT INTO ledger.batch (batch_no, batch_uuid, first_position, last_position, prev_root, root, frontier,
                                      max_occurred_at, recorded_at, writer)
            VALUES (?, ?, ?, ?, ?, ?, ?,
                    'epoch'::timestamptz + ? * interval '1 microsecond',
                    'epoch'::timestamptz + ? * interval '1 microsecond', ?)
            """;

    static final String INSERT_SEALED_VALUES = """
            INSERT INTO vault.sealed_value (ref, stream_id, path, nonce, ciphertext)
            SELECT n.ref, n.stream_id, n.path, n.nonce, n.ciphertext
              FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                AS n (ref, stream_id, path, nonce, ciphertext)
            """;

    static final String INSERT_CASE_KEYS = """
            INSERT INTO vault.case_key (stream_id, generation, epoch, nonce, wrapped_key)
            SELECT n.stream_id, n.generation, n.epoch, n.nonce, n.wrapped_key
              FROM unnest(?::text[], ?::integer[], ?::integer[], ?::bytea[], ?::bytea[])
                AS n (stream_id, generation, epoch, nonce, wrapped_key)
            """;

    static final String INSERT_CASE_ACCESS = """
            INSERT INTO ops.case_access (reference, stream_id, salt, code_digest)
            SELECT n.reference, n.stream_id, n.salt, n.code_digest
              FROM unnest(?::text[], ?::text[], ?::bytea[], ?::bytea[])
                AS n (reference, stream_id, salt, code_digest)
            """;

    static final String INSERT_IMPORT_IDENTITIES = """
            INSERT INTO ops.import_identity (source, external_id, stream_id)
            SELECT n.source, n.external_id, n.stream_id
              FROM unnest(?::text[], ?::text[], ?::text[]) AS n (source, external_id, stream_id)
            """;

    static final String INSERT_RECEIPTS = """
            INSERT INTO ops.command_receipt (key_hash, request_mac, sealed_reply, stream_id, at)
            SELECT n.key_hash, n.request_mac, n.sealed_reply, n.stream_id,
                   'epoch'::timestamptz + n.at * interval '1 microsecond'
              FROM unnest(?::bytea[], ?::bytea[], ?::bytea[], ?::text[], ?::bigint[])
                AS n (key_hash, request_mac, sealed_reply, stream_id, at)
            """;

    /** Each print at most once. */
    static final String COUNT_ANSWER_PRINTS = """
            INSERT INTO vault.answer_print (institution, print, uses)
            SELECT n.institution, n.print, n.uses
              FROM unnest(?::text[], ?::bytea[], ?::integer[]) AS n (institution, print, uses)
            ON CONFLICT (institution, print) DO UPDATE SET uses = vault.answer_print.uses + excluded.uses
            """;

    static final String ERASE_VALUES = "DELETE FROM vault.sealed_value WHERE stream_id = ANY (?)";

    static final String ERASE_KEYS = "DELETE FROM vault.case_key WHERE stream_id = ANY (?)";

    /** A receipt's reply may hold a tracking code. */
    static final String ERASE_RECEIPTS = "DELETE FROM ops.command_receipt WHERE stream_id = ANY (?)";

    static final String NOTIFY = "SELECT pg_notify('" + LedgerTail.CHANNEL + "', ?)";

    /** Goes with the last statements, so that nobody waits in between. */
    static final String COMMIT = "COMMIT";

    private AppendSql() {}
}
