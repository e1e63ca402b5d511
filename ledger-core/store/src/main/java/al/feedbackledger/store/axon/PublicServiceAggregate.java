package al.feedbackledger.store.axon;

import al.feedbackledger.rules.catalogue.ServiceCommand;
import al.feedbackledger.rules.catalogue.ServiceCommand.AnnounceCampaign;
import al.feedbackledger.rules.catalogue.ServiceCommand.AnnounceServiceChange;
import al.feedbackledger.rules.catalogue.ServiceCommand.AssessService;
import al.feedbackledger.rules.catalogue.ServiceCommand.MergeService;
import al.feedbackledger.rules.catalogue.ServiceCommand.MoveServiceOnlineOnly;
import al.feedbackledger.rules.catalogue.ServiceCommand.RegisterService;
import al.feedbackledger.rules.catalogue.ServiceCommand.ReportOutage;
import al.feedbackledger.rules.catalogue.ServiceCommand.ReportUsage;
import al.feedbackledger.rules.catalogue.ServiceCommand.RetireService;
import al.feedbackledger.rules.catalogue.ServiceCommand.ReviseService;
import al.feedbackledger.rules.catalogue.ServiceDecider;
import al.feedbackledger.rules.catalogue.ServiceEvent;
import al.feedbackledger.rules.catalogue.ServiceState;
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

/** A public service behind Axon. */
public class PublicServiceAggregate {
    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private @Nullable String stream;

    private ServiceState state = ServiceState.NOTHING;

    PublicServiceAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Refusal handle(RegisterService command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(ReviseService command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(MoveServiceOnlineOnly command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(MergeService command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(RetireService command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(AnnounceServiceChange command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(ReportOutage command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(AssessService command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(ReportUsage command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(AnnounceCampaign command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    private @Nullable Refusal go(ServiceCommand command, Act act) {
        stream = command.stream();
        return Applying.apply(ServiceDecider.decide(state, command, act), act);
    }

    @EventSourcingHandler
    void on(ServiceEvent event, @SourceId String source) {
        stream = source;
        state = ServiceDecider.evolve(state, event);
    }
}
