package al.feedbackledger.store.axon;

import al.feedbackledger.rules.catalogue.QuestionSetCommand;
import al.feedbackledger.rules.catalogue.QuestionSetCommand.PublishQuestionSet;
import al.feedbackledger.rules.catalogue.QuestionSetDecider;
import al.feedbackledger.rules.catalogue.QuestionSetDecider.QuestionSetState;
import al.feedbackledger.rules.catalogue.QuestionSetEvent;
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

/** A question set behind Axon. */
public class QuestionSetAggregate {
    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private @Nullable String stream;

    private QuestionSetState state = QuestionSetState.NOTHING;

    QuestionSetAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Refusal handle(PublishQuestionSet command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    private @Nullable Refusal go(QuestionSetCommand command, Act act) {
        stream = command.stream();
        return Applying.apply(QuestionSetDecider.decide(state, command, act), act);
    }

    @EventSourcingHandler
    void on(QuestionSetEvent event, @SourceId String source) {
        stream = source;
        state = QuestionSetDecider.evolve(state, event);
    }
}
