package al.feedbackledger.store.eventstore;

import al.feedbackledger.rules.integrity.CompactRange;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The end of the ledger as its last batch says, and the time to record the next one at.
 *
 * @param batchNo 0 before the first batch
 * @param tree of as many leaves as there are positions
 * @param maxOccurredAtMicros the latest time any event claims
 * @param nowMicros the database's clock, not before the last batch's time
 * @param clockWentBack whether the database's clock is behind the last batch
 */
record Head(long batchNo, CompactRange tree, long maxOccurredAtMicros, long nowMicros, boolean clockWentBack) {

    /**
     * Takes the ledger's lock and, by a statement of its own after it, reads where the ledger ends.
     *
     * @param look the round trip with which both go
     * @return where to find the head once the trip is made
     */
    static AtomicReference<Head> underLock(RoundTrip look) {
        AtomicReference<Head> read = new AtomicReference<>();
        look.add(AppendSql.LOCK);
        look.ask(AppendSql.HEAD, row -> read.set(of(row)));
        return read;
    }

    private static Head of(ResultSet row) throws SQLException {
        row.next();
        long now = row.getLong("now");
        long batchNo = row.getLong("batch_no");
        if (batchNo == 0) {
            return new Head(0, CompactRange.empty(), Long.MIN_VALUE, now, false);
        }
        CompactRange tree = CompactRange.fromFrontier(row.getLong("last_position"), hashes(row.getArray("frontier")));
        if (!Arrays.equals(tree.root(), row.getBytes("root"))) {
            throw new IllegalStateException("the last batch's frontier does not lead to its root: batch " + batchNo);
        }
        return new Head(batchNo, tree, row.getLong("max_occurred_at"), now, row.getBoolean("clock_went_back"));
    }

    private static List<byte[]> hashes(Array array) throws SQLException {
        return List.of((byte[][]) array.getArray());
    }
}
