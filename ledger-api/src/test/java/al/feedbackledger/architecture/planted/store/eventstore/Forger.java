package al.feedbackledger.architecture.planted.store.eventstore;

final class Forger {
    static final String FORGE = "UPDATE ledger.event SET payload = ? WHERE position = ?";

    String sql() {
        return FORGE;
    }
}
