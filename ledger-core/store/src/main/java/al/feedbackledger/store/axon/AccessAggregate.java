package al.feedbackledger.store.axon;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.feedback.AccessCommand;
import al.feedbackledger.rules.feedback.AccessCommand.RecordAccess;
import al.feedbackledger.rules.feedback.AccessDecider;
import al.feedbackledger.rules.feedback.AccessDecider.AccessState;
import al.feedbackledger.rules.feedback.AccessEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

import static al.feedbackledger.store.axon.ActMetadata.ACT;

/** One staff account's openings of words on one day, behind Axon. */
public class AccessAggregate {
    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private @Nullable String stream;

    private AccessState state = AccessState.NOTHING;

    AccessAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Refusal handle(RecordAccess command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    private @Nullable Refusal go(AccessCommand command, Act act) {
        stream = command.stream();
        return Applying.apply(AccessDecider.decide(state, command, act), act);
    }

    @EventSourcingHandler
    void on(AccessEvent event, @SourceId String source) {
        stream = source;
        state = AccessDecider.evolve(state, event);
    }
}
