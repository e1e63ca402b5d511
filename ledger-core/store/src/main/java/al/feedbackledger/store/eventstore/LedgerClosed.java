package al.feedbackledger.store.eventstore;

/** The ledger is there and takes nothing in until somebody or something makes that possible again; it can be read. */
public final class LedgerClosed extends LedgerUnavailable {
    private static final long serialVersionUID = 1L;

    private final WriteGate.Reason reason;

    public LedgerClosed(WriteGate.Reason reason, String sentence) {
        super(sentence, null);
        this.reason = reason;
    }

    public WriteGate.Reason reason() {
        return reason;
    }
}
