package al.feedbackledger.store.axon;

import al.feedbackledger.rules.catalogue.InstitutionCommand;
import al.feedbackledger.rules.catalogue.InstitutionCommand.RegisterInstitution;
import al.feedbackledger.rules.catalogue.InstitutionCommand.ReviseInstitution;
import al.feedbackledger.rules.catalogue.InstitutionDecider;
import al.feedbackledger.rules.catalogue.InstitutionEvent;
import al.feedbackledger.rules.catalogue.InstitutionState;
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

/** An institution behind Axon. */
public class InstitutionAggregate {
    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private @Nullable String stream;

    private InstitutionState state = InstitutionState.NOTHING;

    InstitutionAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Refusal handle(RegisterInstitution command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(ReviseInstitution command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    private @Nullable Refusal go(InstitutionCommand command, Act act) {
        stream = command.stream();
        return Applying.apply(InstitutionDecider.decide(state, command, act), act);
    }

    @EventSourcingHandler
    void on(InstitutionEvent event, @SourceId String source) {
        stream = source;
        state = InstitutionDecider.evolve(state, event);
    }
}
