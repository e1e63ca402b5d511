package al.feedbackledger.architecture.planted.store.axon;

import org.axonframework.modelling.command.AggregateIdentifier;

public final class InnocentAggregate {
    @AggregateIdentifier
    private String id = "";

    @Override
    public String toString() {
        return id;
    }
}
