package al.feedbackledger.architecture.planted.projections.one;

public final class InnocentView {
    static final String READ = "SELECT known_from FROM view_one.thing WHERE known_from < ?";

    String sql() {
        return READ;
    }

    private InnocentView() {}
}
