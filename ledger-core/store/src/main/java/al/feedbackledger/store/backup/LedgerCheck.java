package al.feedbackledger.store.backup;

import al.feedbackledger.rules.integrity.CompactRange;
import al.feedbackledger.store.axon.LedgerPayloads;
import al.feedbackledger.store.eventstore.LeafDiffers;
import al.feedbackledger.store.eventstore.LeafReader;
import al.feedbackledger.store.eventstore.LeafReader.Batch;
import al.feedbackledger.store.eventstore.LedgerEnd;
import al.feedbackledger.store.eventstore.LedgerHole;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;

/**
 * Looks a restored ledger through: no position is missing, every event's bytes lead to its leaf, the leaves lead to the
 * root of every batch, and the end that the backup saw is there. It shows that the database is whole; that it is the one
 * that was published, checkpoints show.
 */
final class LedgerCheck {
    private static final int PAGE_EVENTS = 50_000;

    private CompactRange tree = CompactRange.empty();
    private long last;

    private LedgerCheck() {}

    /** @throws BackupRefused with the first position at which something does not hold */
    static void requireWhole(DataSource database, BackupFacts facts) {
        try {
            new LedgerCheck().everyBatch(new LeafReader(database, new LedgerPayloads()));
            requireEnd(database, facts);
        } catch (LedgerHole | LeafDiffers broken) {
            throw new BackupRefused(
                    "The restored ledger is not whole: " + broken.getMessage()
                            + ". Do not use it; restore an older backup.",
                    broken);
        }
    }

    private void everyBatch(LeafReader leaves) {
        List<Batch> page = leaves.batchesAfter(0, PAGE_EVENTS);
        while (!page.isEmpty()) {
            everyLeaf(leaves, page);
            page = leaves.batchesAfter(last, PAGE_EVENTS);
        }
    }

    private void everyLeaf(LeafReader leaves, List<Batch> page) {
        Iterator<Batch> batches = page.iterator();
        Batch[] current = {batches.next()};
        leaves.forEach(page, leaf -> {
            tree = tree.append(leaf.hash());
            last = leaf.position();
            if (last == current[0].lastPosition()) {
                requireRoot(current[0]);
                current[0] = batches.hasNext() ? batches.next() : current[0];
            }
        });
    }

    private void requireRoot(Batch batch) {
        if (!Arrays.equals(tree.root(), batch.root())) {
            throw new BackupRefused(
                    "The restored ledger is not whole: the events up to position " + batch.lastPosition()
                            + " do not lead to the root that was stored with them. Do not use it; restore an older backup.");
        }
    }

    private static void requireEnd(DataSource database, BackupFacts facts) {
        LedgerEnd end = new LedgerEnd(facts.position(), HexFormat.of().parseHex(facts.root()));
        try (Connection connection = database.getConnection()) {
            if (!end.isIn(connection)) {
                throw new BackupRefused("The restored ledger lacks the event at position " + facts.position()
                        + " that the backup held. Do not use it; restore an older backup.");
            }
        } catch (SQLException e) {
            throw new BackupRefused("The restored ledger cannot be read.", e);
        }
    }
}
