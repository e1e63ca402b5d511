package al.feedbackledger.architecture.planted.rules.feedback;

public final class InnocentRule {
    public static final String UNIT = "µs";

    private InnocentRule() {}
}
