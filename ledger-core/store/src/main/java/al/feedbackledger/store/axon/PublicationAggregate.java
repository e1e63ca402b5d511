package al.feedbackledger.store.axon;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.publication.PublicationCommand;
import al.feedbackledger.rules.publication.PublicationCommand.AdoptPolicy;
import al.feedbackledger.rules.publication.PublicationCommand.PublishRelease;
import al.feedbackledger.rules.publication.PublicationCommand.RecordChangeDetection;
import al.feedbackledger.rules.publication.PublicationCommand.RecordRestore;
import al.feedbackledger.rules.publication.PublicationCommand.RotateSigningKey;
import al.feedbackledger.rules.publication.PublicationCommand.TakePublication;
import al.feedbackledger.rules.publication.PublicationDecider;
import al.feedbackledger.rules.publication.PublicationEvent;
import al.feedbackledger.rules.publication.PublicationState;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

import static al.feedbackledger.store.axon.ActMetadata.ACT;

/** What the ledger records about itself, behind Axon. */
public class PublicationAggregate {
    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private @Nullable String stream;

    private PublicationState state = PublicationState.NOTHING;

    PublicationAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Refusal handle(TakePublication command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Refusal handle(RecordChangeDetection command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Refusal handle(PublishRelease command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Refusal handle(AdoptPolicy command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Refusal handle(RotateSigningKey command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Refusal handle(RecordRestore command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    private @Nullable Refusal go(PublicationCommand command, Act act) {
        stream = command.stream();
        return Applying.apply(PublicationDecider.decide(state, command, act), act);
    }

    @EventSourcingHandler
    void on(PublicationEvent event, @SourceId String source) {
        stream = source;
        state = PublicationDecider.evolve(state, event);
    }
}
