package al.feedbackledger.architecture.planted.projections.two;

final class ViewWithNow {
    static final String OVERDUE = "SELECT reference FROM view_two.thing WHERE due < now()";

    String sql() {
        return OVERDUE;
    }
}
