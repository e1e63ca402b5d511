package al.feedbackledger.architecture.planted.projections.two;

import al.feedbackledger.architecture.planted.projections.view.InnocentGround;

final class InnocentViewOnItsGround {
    static final Class<?> GROUND = InnocentGround.class;

    private InnocentViewOnItsGround() {}
}
