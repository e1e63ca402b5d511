package al.feedbackledger.architecture.planted.store.eventstore;

final class InnocentEventSql {
    static final String APPEND = "INSERT INTO ledger.event (position) VALUES (?)";

    String sql() {
        return APPEND;
    }

    private InnocentEventSql() {}
}
