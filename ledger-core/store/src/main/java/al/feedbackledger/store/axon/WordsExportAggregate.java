package al.feedbackledger.store.axon;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.feedback.WordsExportCommand;
import al.feedbackledger.rules.feedback.WordsExportCommand.ApproveWordsExport;
import al.feedbackledger.rules.feedback.WordsExportCommand.DeclineWordsExport;
import al.feedbackledger.rules.feedback.WordsExportCommand.RequestWordsExport;
import al.feedbackledger.rules.feedback.WordsExportCommand.TakeWordsExport;
import al.feedbackledger.rules.feedback.WordsExportDecider;
import al.feedbackledger.rules.feedback.WordsExportEvent;
import al.feedbackledger.rules.feedback.WordsExportState;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

import static al.feedbackledger.store.axon.ActMetadata.ACT;

/** An export with words behind Axon. */
public class WordsExportAggregate {
    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private @Nullable String stream;

    private WordsExportState state = WordsExportState.NOTHING;

    WordsExportAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Refusal handle(RequestWordsExport command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(ApproveWordsExport command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(DeclineWordsExport command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(TakeWordsExport command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    private @Nullable Refusal go(WordsExportCommand command, Act act) {
        stream = command.stream();
        return Applying.apply(WordsExportDecider.decide(state, command, act), act);
    }

    @EventSourcingHandler
    void on(
            WordsExportEvent event,
            @SourceId String source,
            @Timestamp Instant at,
            @MetaDataValue("actorId") String actor) {
        stream = source;
        state = WordsExportDecider.evolve(state, event, new Stamp(at, actor));
    }
}
