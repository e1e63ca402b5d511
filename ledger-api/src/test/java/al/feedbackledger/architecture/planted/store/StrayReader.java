package al.feedbackledger.architecture.planted.store;

final class StrayReader {
    static final String READ = """
            SELECT position
              FROM ledger.event
            """;

    String sql() {
        return READ;
    }
}
