package al.feedbackledger.store.eventstore;

import al.feedbackledger.rules.integrity.CompactRange;
import al.feedbackledger.rules.integrity.EventBytes;
import al.feedbackledger.rules.integrity.Leaf;
import al.feedbackledger.rules.integrity.TreeHash;

import java.util.ArrayList;
import java.util.List;

/** The events of one batch with their positions, blinds and leaves, and the tree that has grown by them. */
final class NumberedBatch {
    private final Head head;
    private final List<NumberedEvent> events = new ArrayList<>();
    private CompactRange tree;
    private long maxOccurredAtMicros;

    NumberedBatch(Head head) {
        this.head = head;
        this.tree = head.tree();
        this.maxOccurredAtMicros = head.maxOccurredAtMicros();
    }

    /** An event with its place. */
    @SuppressWarnings("ArrayRecordComponent") // A row on its way to the database: written once, never compared.
    record NumberedEvent(long position, StagedEvent event, byte[] blind, byte[] leafHash) {}

    /** Puts an event at the end. Its blind is drawn here, so that nobody outside the ledger ever chose one. */
    void add(StagedEvent event) {
        byte[] blind = LedgerIds.blind();
        byte[] bytes = EventBytes.of(
                event.streamId(),
                event.sequenceNo(),
                event.eventId(),
                event.eventName(),
                event.revision(),
                event.occurredAtMicros(),
                head.nowMicros(),
                event.payload(),
                event.metadata());
        byte[] leafHash = TreeHash.leaf(event.isPublic() ? Leaf.open(bytes) : Leaf.opaque(blind, bytes));
        tree = tree.append(leafHash);
        maxOccurredAtMicros = Math.max(maxOccurredAtMicros, event.occurredAtMicros());
        events.add(new NumberedEvent(tree.size(), event, blind, leafHash));
    }

    Head head() {
        return head;
    }

    List<NumberedEvent> events() {
        return events;
    }

    CompactRange tree() {
        return tree;
    }

    long maxOccurredAtMicros() {
        return maxOccurredAtMicros;
    }

    long firstPosition() {
        return head.tree().size() + 1;
    }

    long lastPosition() {
        return tree.size();
    }
}
