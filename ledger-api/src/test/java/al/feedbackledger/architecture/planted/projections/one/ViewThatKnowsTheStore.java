package al.feedbackledger.architecture.planted.projections.one;

import al.feedbackledger.architecture.planted.store.axon.InnocentAggregate;

final class ViewThatKnowsTheStore {
    static final Class<?> AGGREGATE = InnocentAggregate.class;
}
