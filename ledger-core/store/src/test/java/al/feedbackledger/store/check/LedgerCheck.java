package al.feedbackledger.store.check;

import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.eventformat.EventType;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.integrity.EventBytes;
import al.feedbackledger.rules.integrity.Leaf;
import al.feedbackledger.rules.integrity.TreeHash;
import tools.jackson.databind.json.JsonMapper;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Looks a whole ledger through from its stored rows and says everything that is not as it must be: positions and
 * sequences without holes, streams the rules could have made, leaves, roots and frontiers recomputed from the stored
 * bytes, batches that follow each other. It believes no column that it can compute, and needs no more than SELECT.
 */
public final class LedgerCheck {
    private static final int FAULTS_MAX = 20;
    private static final int ROWS_AT_ONCE = 1_000;
    private static final HexFormat HEX = HexFormat.of();

    private static final String EVENTS = """
            SELECT e.position, e.stream_id, e.sequence_no, e.event_id, e.event_name, e.revision,
                   (extract(epoch FROM e.occurred_at) * 1000000)::bigint AS occurred_at,
                   (extract(epoch FROM b.recorded_at) * 1000000)::bigint AS recorded_at,
                   e.payload, e.metadata, e.blind, e.leaf_hash
              FROM ledger.event e
              LEFT JOIN ledger.batch b ON b.last_position =
                        (SELECT min(c.last_position) FROM ledger.batch c WHERE c.last_position >= e.position)
             ORDER BY e.position
            """;

    private static final String BATCHES = """
            SELECT batch_no, first_position, last_position, prev_root, root, frontier,
                   (extract(epoch FROM recorded_at) * 1000000)::bigint AS recorded_at
              FROM ledger.batch ORDER BY batch_no
            """;

    private final List<String> faults = new ArrayList<>();
    private final List<byte[]> leaves = new ArrayList<>();
    private final Map<String, Long> submissions = new HashMap<>();
    private final Map<String, Long> nextSequence = new HashMap<>();
    private final Map<String, StreamLife> lives = new HashMap<>();

    private LedgerCheck() {}

    /**
     * What was found.
     *
     * @param faults sentences that name place, found and expected; the first {@value FAULTS_MAX}
     * @param leaves hashes of all leaves in the order of the ledger, recomputed
     * @param submissions position of the submission that carries a reference
     */
    public record Findings(List<String> faults, List<byte[]> leaves, Map<String, Long> submissions) {
        /** The root over the first leaves. */
        public byte[] root(long size) {
            PlainTree tree = new PlainTree();
            leaves.subList(0, Math.toIntExact(size)).forEach(tree::add);
            return tree.root();
        }
    }

    /** Checks what one snapshot of the database shows. The connection is left as it was found. */
    public static Findings of(Connection connection) throws SQLException {
        LedgerCheck check = new LedgerCheck();
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery(EVENTS)) {
                while (rows.next()) {
                    check.event(rows);
                }
            }
            try (ResultSet rows = statement.executeQuery(BATCHES)) {
                check.batches(rows);
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
        return new Findings(List.copyOf(check.faults), check.leaves, check.submissions);
    }

    private void event(ResultSet row) throws SQLException {
        long position = row.getLong("position");
        String stream = row.getString("stream_id");
        expect(position, leaves.size() + 1L, "position of event " + (leaves.size() + 1));
        expect(
                row.getLong("sequence_no"),
                nextSequence.merge(stream, 1L, Long::sum) - 1,
                "sequence number at position " + position);
        EventType type = EventFormat.current().find(row.getString("event_name"));
        if (type == null) {
            fault("position " + position + " is a " + row.getString("event_name") + ", which is unknown");
            leaves.add(row.getBytes("leaf_hash"));
            return;
        }
        byte[] bytes = bytes(row);
        byte[] leaf = TreeHash.leaf(type.isPublic() ? Leaf.open(bytes) : Leaf.opaque(row.getBytes("blind"), bytes));
        expect(HEX.formatHex(row.getBytes("leaf_hash")), HEX.formatHex(leaf), "leaf at position " + position);
        leaves.add(leaf);
        live(position, stream, row);
    }

    private static byte[] bytes(ResultSet row) throws SQLException {
        return EventBytes.of(
                row.getString("stream_id"),
                row.getLong("sequence_no"),
                row.getString("event_id"),
                row.getString("event_name"),
                row.getInt("revision"),
                row.getLong("occurred_at"),
                row.getLong("recorded_at"),
                row.getBytes("payload"),
                row.getBytes("metadata"));
    }

    /** Whether the rules could have gone on with this event. */
    private void live(long position, String stream, ResultSet row) throws SQLException {
        try {
            Object event = EventFormat.current()
                    .read(row.getString("event_name"), row.getInt("revision"), row.getBytes("payload"));
            if (event instanceof FeedbackSubmitted submitted
                    && submissions.put(submitted.reference(), position) != null) {
                fault("position " + position + " has a reference that was given before");
            }
            lives.computeIfAbsent(stream, first -> StreamLife.of(event)).fold(event, stamp(row));
        } catch (EventFormat.UnreadableEvent | IllegalStateException e) {
            fault("position " + position + " cannot follow: " + e.getMessage());
        }
    }

    private static Stamp stamp(ResultSet row) throws SQLException {
        return new Stamp(
                Instant.EPOCH.plus(row.getLong("occurred_at"), ChronoUnit.MICROS),
                JsonMapper.shared()
                        .readTree(row.getBytes("metadata"))
                        .path("actorId")
                        .asString(""));
    }

    private void batches(ResultSet row) throws SQLException {
        PlainTree tree = new PlainTree();
        long number = 0;
        long recordedAt = Long.MIN_VALUE;
        while (row.next()) {
            number++;
            String where = " of batch " + number;
            expect(row.getLong("batch_no"), number, "number" + where);
            expect(row.getLong("first_position"), tree.size() + 1, "first position" + where);
            expect(HEX.formatHex(row.getBytes("prev_root")), HEX.formatHex(tree.root()), "previous root" + where);
            long last = row.getLong("last_position");
            if (last > leaves.size()) {
                fault("events" + where + " are missing: it ends at " + last + ", the events at " + leaves.size());
                return;
            }
            leaves.subList(Math.toIntExact(tree.size()), Math.toIntExact(last)).forEach(tree::add);
            expect(HEX.formatHex(row.getBytes("root")), HEX.formatHex(tree.root()), "root" + where);
            expect(hex(hashes(row.getArray("frontier"))), hex(tree.frontier()), "frontier" + where);
            if (row.getLong("recorded_at") < recordedAt) {
                fault("recorded_at goes back" + where);
            }
            recordedAt = row.getLong("recorded_at");
        }
        expect(tree.size(), (long) leaves.size(), "last position of the last batch");
    }

    private static List<byte[]> hashes(Array array) throws SQLException {
        return List.of((byte[][]) array.getArray());
    }

    private static String hex(List<byte[]> hashes) {
        return hashes.stream().map(HEX::formatHex).toList().toString();
    }

    private void expect(Object found, Object expected, String what) {
        if (!Objects.equals(found, expected)) {
            fault(what + " is " + found + ", not " + expected);
        }
    }

    private void fault(String sentence) {
        if (faults.size() < FAULTS_MAX) {
            faults.add(sentence);
        }
    }
}
