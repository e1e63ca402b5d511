package al.feedbackledger.store.eventstore;

/** An alarm: a position or sequence number is missing where the ledger says there is none missing. */
public final class LedgerHole extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    LedgerHole(String where, long expected, long found) {
        super("a hole in the ledger: " + where + " " + expected + " is missing, the next one found is " + found);
    }
}
