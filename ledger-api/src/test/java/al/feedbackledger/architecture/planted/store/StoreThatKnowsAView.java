package al.feedbackledger.architecture.planted.store;

import al.feedbackledger.architecture.planted.projections.one.InnocentView;

final class StoreThatKnowsAView {
    static final Class<?> VIEW = InnocentView.class;
}
