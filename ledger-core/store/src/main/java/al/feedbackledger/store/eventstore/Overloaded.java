package al.feedbackledger.store.eventstore;

/** More requests wait than the writer's queue holds; trying again later helps. */
public final class Overloaded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Overloaded() {
        super("the ledger's queue is full", null, false, false);
    }
}
