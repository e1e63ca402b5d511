package al.feedbackledger.architecture.planted.api.wiring;

import al.feedbackledger.architecture.planted.store.axon.InnocentAggregate;

final class WiringThatMakesAnAggregate {
    static Object make() {
        return new InnocentAggregate();
    }

    private WiringThatMakesAnAggregate() {}
}
