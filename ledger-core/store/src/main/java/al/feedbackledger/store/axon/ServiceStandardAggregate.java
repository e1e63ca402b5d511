package al.feedbackledger.store.axon;

import al.feedbackledger.rules.catalogue.StandardCommand;
import al.feedbackledger.rules.catalogue.StandardCommand.AdoptServiceStandard;
import al.feedbackledger.rules.catalogue.StandardDecider;
import al.feedbackledger.rules.catalogue.StandardDecider.StandardState;
import al.feedbackledger.rules.catalogue.StandardEvent;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Refusal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

import static al.feedbackledger.store.axon.ActMetadata.ACT;

/** A service standard behind Axon. */
public class ServiceStandardAggregate {
    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private @Nullable String stream;

    private StandardState state = StandardState.NOTHING;

    ServiceStandardAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Refusal handle(AdoptServiceStandard command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    private @Nullable Refusal go(StandardCommand command, Act act) {
        stream = command.stream();
        return Applying.apply(StandardDecider.decide(state, command, act), act);
    }

    @EventSourcingHandler
    void on(StandardEvent event, @SourceId String source) {
        stream = source;
        state = StandardDecider.evolve(state, event);
    }
}
