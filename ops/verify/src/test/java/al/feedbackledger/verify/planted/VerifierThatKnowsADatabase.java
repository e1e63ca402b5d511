package al.feedbackledger.verify.planted;

final class VerifierThatKnowsADatabase {
    static final Class<?> DATABASE = java.sql.Connection.class;

    private VerifierThatKnowsADatabase() {}
}
