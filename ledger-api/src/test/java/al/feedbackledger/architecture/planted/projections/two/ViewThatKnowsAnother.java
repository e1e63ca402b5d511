package al.feedbackledger.architecture.planted.projections.two;

import al.feedbackledger.architecture.planted.projections.one.InnocentView;

final class ViewThatKnowsAnother {
    static final Class<?> OTHER = InnocentView.class;
}
