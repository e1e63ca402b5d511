package al.feedbackledger.architecture.planted.projections.view;

public final class InnocentGround {
    private InnocentGround() {}
}
