package al.feedbackledger.store.eventstore;

/** Carries an {@link AppendRefusal} through a future; an expected outcome, so without a stack trace. */
public final class AppendRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient AppendRefusal refusal;

    public AppendRefused(AppendRefusal refusal) {
        super("the ledger does not take the request: " + refusal.getClass().getSimpleName(), null, false, false);
        this.refusal = refusal;
    }

    public AppendRefusal refusal() {
        return refusal;
    }
}
