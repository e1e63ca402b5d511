package al.feedbackledger.store.axon;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.store.eventstore.WordsFormat;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

import java.util.Set;

import static al.feedbackledger.store.axon.ActMetadata.ACT;

/** A stream of words for the tests: says what it is told, up to three times. */
public class Counter {
    private static final int MOST = 3;

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String id;

    private int said;

    Counter() {}

    /** Says a word. */
    public record Say(String stream, String word) implements StreamCommand {}

    /** Says a word, and lets something happen when its stream is looked for, before that is loaded. */
    public record SayAfter(String of, String word, Runnable meanwhile) implements StreamCommand {
        @Override
        public String stream() {
            meanwhile.run();
            return of;
        }
    }

    /** Says a word in the open. */
    public record Announce(String stream, String word) implements StreamCommand {}

    /** Says the instant it decides with. */
    public record SayTheTime(String stream) implements StreamCommand {}

    /** Does nothing at all. */
    public record Idle(String stream) implements StreamCommand {}

    /** Works on what exists only. */
    public record SayAgain(String stream) implements StreamCommand {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Refusal handle(Say command, @MetaDataValue(ACT) Act act) {
        return say(command.stream(), command.word());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Refusal handle(SayAfter command, @MetaDataValue(ACT) Act act) {
        return say(command.of(), command.word());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Refusal handle(Announce command) {
        id = command.stream();
        AggregateLifecycle.apply(new WordsFormat.Announcement(command.word()));
        return null;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Refusal handle(SayTheTime command, @MetaDataValue(ACT) Act act) {
        return say(command.stream(), act.at().toString());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Idle command) {
        id = command.stream();
    }

    @CommandHandler
    @Nullable
    Refusal handle(SayAgain command) {
        return say(command.stream(), "again");
    }

    private @Nullable Refusal say(String stream, String word) {
        if (said >= MOST || word.isEmpty()) {
            return new Refusal(Refusal.Reason.LIMIT_REACHED, "FULL", Set.of());
        }
        id = stream;
        AggregateLifecycle.apply(word);
        return null;
    }

    @EventSourcingHandler
    void on(String word, @SourceId String stream) {
        id = stream;
        said++;
    }

    @EventSourcingHandler
    void on(WordsFormat.Announcement announcement, @SourceId String stream) {
        id = stream;
    }
}
