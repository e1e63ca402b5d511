package al.feedbackledger.store.axon;

import al.feedbackledger.rules.catalogue.ActionCommand;
import al.feedbackledger.rules.catalogue.ActionCommand.AbandonAction;
import al.feedbackledger.rules.catalogue.ActionCommand.DeliverAction;
import al.feedbackledger.rules.catalogue.ActionCommand.PromiseAction;
import al.feedbackledger.rules.catalogue.ActionCommand.ReportActionProgress;
import al.feedbackledger.rules.catalogue.ActionDecider;
import al.feedbackledger.rules.catalogue.ActionEvent;
import al.feedbackledger.rules.catalogue.ActionState;
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

/** A promise of improvement behind Axon. */
public class ImprovementActionAggregate {
    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private @Nullable String stream;

    private ActionState state = ActionState.NOTHING;

    ImprovementActionAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Refusal handle(PromiseAction command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(ReportActionProgress command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(DeliverAction command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(AbandonAction command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    private @Nullable Refusal go(ActionCommand command, Act act) {
        stream = command.stream();
        return Applying.apply(ActionDecider.decide(state, command, act), act);
    }

    @EventSourcingHandler
    void on(ActionEvent event, @SourceId String source) {
        stream = source;
        state = ActionDecider.evolve(state, event);
    }
}
