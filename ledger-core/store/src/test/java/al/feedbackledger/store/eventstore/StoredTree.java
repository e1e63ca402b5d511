package al.feedbackledger.store.eventstore;

import al.feedbackledger.rules.integrity.EventBytes;
import al.feedbackledger.rules.integrity.Leaf;
import al.feedbackledger.rules.integrity.TreeHash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Recomputes the tree from all stored rows, by the recursive definition of RFC 6962 rather than by our compact range. */
final class StoredTree {
    static final String ROOTS = "SELECT encode(root, 'hex') FROM ledger.batch ORDER BY batch_no";

    private static final String ROWS = """
            SELECT e.stream_id, e.sequence_no, e.event_id, e.event_name, e.revision,
                   (extract(epoch FROM e.occurred_at) * 1000000)::bigint AS occurred_at,
                   (extract(epoch FROM b.recorded_at) * 1000000)::bigint AS recorded_at,
                   e.payload, e.metadata, e.blind
              FROM ledger.event e
              JOIN ledger.batch b ON e.position BETWEEN b.first_position AND b.last_position
             ORDER BY e.position
            """;

    private StoredTree() {}

    /** The root in hex. */
    static String recompute(OpenLedger ledger) throws SQLException {
        List<byte[]> leaves = new ArrayList<>();
        try (Connection connection = ledger.testDatabase.asAdmin();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ROWS)) {
            while (row.next()) {
                leaves.add(leaf(row));
            }
        }
        return HexFormat.of().formatHex(root(leaves));
    }

    private static byte[] leaf(ResultSet row) throws SQLException {
        byte[] bytes = EventBytes.of(
                row.getString("stream_id"),
                row.getLong("sequence_no"),
                row.getString("event_id"),
                row.getString("event_name"),
                row.getInt("revision"),
                row.getLong("occurred_at"),
                row.getLong("recorded_at"),
                row.getBytes("payload"),
                row.getBytes("metadata"));
        boolean isPublic = new WordsFormat().isPublic(row.getString("event_name"));
        return TreeHash.leaf(isPublic ? Leaf.open(bytes) : Leaf.opaque(row.getBytes("blind"), bytes));
    }

    private static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return TreeHash.emptyRoot();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return TreeHash.node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
    }
}
