package al.feedbackledger.architecture.planted.api;

final class DoorWithSql {
    static final String READ = "select name from ops.staff";

    String sql() {
        return READ;
    }
}
