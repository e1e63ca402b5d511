package al.feedbackledger.store.check;

import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.integrity.EventBytes;
import al.feedbackledger.rules.integrity.Leaf;
import al.feedbackledger.rules.integrity.TreeHash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A superuser who alters the record: the triggers that refuse it are off in his session. He may also be thorough and
 * compute every leaf, root and frontier anew, so that the database agrees with itself again.
 */
public final class Forger implements AutoCloseable {
    private static final String EVENTS = """
            SELECT e.position, e.stream_id, e.sequence_no, e.event_id, e.event_name, e.revision,
                   (extract(epoch FROM e.occurred_at) * 1000000)::bigint AS occurred_at,
                   (extract(epoch FROM b.recorded_at) * 1000000)::bigint AS recorded_at,
                   e.payload, e.metadata, e.blind
              FROM ledger.event e
              JOIN ledger.batch b ON e.position BETWEEN b.first_position AND b.last_position
             ORDER BY e.position
            """;

    private final Connection connection;

    /** @param superuser closed with this */
    public Forger(Connection superuser) throws SQLException {
        this.connection = superuser;
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
        }
    }

    /** Runs statements as they are. */
    public Forger alter(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (statement.executeUpdate(sql) == 0) {
                    throw new IllegalStateException("nothing was altered by: " + sql);
                }
            }
        }
        return this;
    }

    /** A number that a query gives. */
    public long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    /** A text that a query gives. */
    public String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new IllegalStateException("nothing is found by: " + sql);
            }
            return Objects.requireNonNull(row.getString(1));
        }
    }

    /** Computes the leaf of one event anew, and leaves the tree as it is. */
    public Forger rewriteLeaf(long position) throws SQLException {
        writeLeaf(position, leaves().get(Math.toIntExact(position - 1)));
        return this;
    }

    /** Makes everything that is computed fit what is stored. */
    public Forger rewriteEverything() throws SQLException {
        List<byte[]> leaves = leaves();
        for (int i = 0; i < leaves.size(); i++) {
            writeLeaf(i + 1L, leaves.get(i));
        }
        rewriteBatches(leaves);
        return this;
    }

    private List<byte[]> leaves() throws SQLException {
        List<byte[]> leaves = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(EVENTS)) {
            while (row.next()) {
                leaves.add(leaf(row));
            }
        }
        return leaves;
    }

    private void writeLeaf(long position, byte[] leaf) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE ledger.event SET leaf_hash = ? WHERE position = ?")) {
            update.setBytes(1, leaf);
            update.setLong(2, position);
            update.executeUpdate();
        }
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
        boolean isPublic = Objects.requireNonNull(EventFormat.current().find(row.getString("event_name")))
                .isPublic();
        return TreeHash.leaf(isPublic ? Leaf.open(bytes) : Leaf.opaque(row.getBytes("blind"), bytes));
    }

    private void rewriteBatches(List<byte[]> leaves) throws SQLException {
        PlainTree tree = new PlainTree();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT batch_no, last_position FROM ledger.batch ORDER BY batch_no");
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE ledger.batch SET prev_root = ?, root = ?, frontier = ? WHERE batch_no = ?")) {
            while (row.next()) {
                update.setBytes(1, tree.root());
                int last = Math.toIntExact(row.getLong("last_position"));
                leaves.subList(Math.toIntExact(tree.size()), last).forEach(tree::add);
                update.setBytes(2, tree.root());
                update.setArray(
                        3, connection.createArrayOf("bytea", tree.frontier().toArray(new byte[0][])));
                update.setLong(4, row.getLong("batch_no"));
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Commits what was done. */
    @Override
    public void close() throws SQLException {
        connection.commit();
        connection.close();
    }
}
