package al.feedbackledger.projections.view;

import java.util.List;

/** The ledger, read in order and by pages, as whoever folds a view outside the processors needs it. */
public interface LedgerPages {

    /** The events after a position, in order and without a hole; fewer than the limit only at the ledger's end. */
    List<LedgerEntry> after(long position, int limit);

    /** The last position; 0 in an empty ledger. */
    long head();
}
