package al.feedbackledger.store.axon;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** Turns a decision of the rules into events of an aggregate, or into the refusal its handler returns. */
final class Applying {
    private Applying() {}

    static <E> @Nullable Refusal apply(Decision<E> decision, Act act) {
        return switch (decision) {
            case Decision.Accepted<E> accepted -> {
                // The fold may need to know who acted, already before the event is stored.
                MetaData by = MetaData.with(EventMetadata.ACTOR_ID, act.by().id());
                accepted.events().forEach(event -> AggregateLifecycle.apply(event, by));
                yield null;
            }
            case Decision.Refused<E> refused -> refused.refusal();
        };
    }
}
