package al.feedbackledger.architecture.planted.api;

import al.feedbackledger.architecture.planted.store.axon.InnocentAggregate;

final class DoorThatTouchesAnAggregate {
    static final Class<?> AGGREGATE = InnocentAggregate.class;
}
