package al.feedbackledger.store.eventstore;

import java.util.List;

/**
 * What one command stores: its events, at least one, and the rows that belong to them.
 *
 * @param events in order; those of one stream carry consecutive sequence numbers
 */
public record AppendRequest(List<StagedEvent> events, Attachment attachment) {
    /** More events than any command has; a bound for the writer's memory. */
    public static final int MAX_EVENTS = 2_048;

    public AppendRequest {
        events = List.copyOf(events);
        if (events.isEmpty() || events.size() > MAX_EVENTS) {
            throw new IllegalArgumentException("a request has 1 to " + MAX_EVENTS + " events, not " + events.size());
        }
    }

    public static AppendRequest of(List<StagedEvent> events) {
        return new AppendRequest(events, Attachment.none());
    }
}
