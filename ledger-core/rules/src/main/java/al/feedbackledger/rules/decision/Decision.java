package al.feedbackledger.rules.decision;

import com.google.errorprone.annotations.CheckReturnValue;

import java.util.List;

/** What a command leads to: events, or a refusal. */
@CheckReturnValue
public sealed interface Decision<E> {

    /** The command holds; these events follow, in order. At least one. */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
            if (events.isEmpty()) {
                throw new IllegalArgumentException("an accepted command has events");
            }
        }
    }

    /** The command does not hold; nothing happens. */
    record Refused<E>(Refusal refusal) implements Decision<E> {}

    static <E> Decision<E> accept(E event) {
        return new Accepted<>(List.of(event));
    }

    static <E> Decision<E> accept(List<E> events) {
        return new Accepted<>(events);
    }

    static <E> Decision<E> refuse(Refusal refusal) {
        return new Refused<>(refusal);
    }
}
