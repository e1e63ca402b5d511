package al.feedbackledger.verify.export;

import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.eventformat.EventFormat.UnreadableEvent;
import al.feedbackledger.rules.eventformat.EventType;
import al.feedbackledger.rules.integrity.Leaf;
import al.feedbackledger.rules.integrity.TreeHash;
import al.feedbackledger.verify.lines.Line;
import org.jspecify.annotations.Nullable;

/**
 * An event of the export with all that can be computed from its own line and its batch's time: done by several threads,
 * looked at in order by one.
 *
 * @param leaf the hash computed from the event; null where the event cannot have one
 * @param event null where the catalogue cannot read it
 */
@SuppressWarnings("ArrayRecordComponent") // Compared hash by hash, never as a whole.
record ReadEvent(
        EventLine line,
        long bytes,
        byte @Nullable [] leaf,
        @Nullable Object event,
        Commitments commitments,
        String actor) {
    private static final Commitments NONE = new Commitments(java.util.List.of());

    static ReadEvent of(Line line, long recordedAtMicros) {
        EventLine stored = EventLine.parse(line);
        EventType type = EventFormat.current().find(stored.event());
        byte[] leaf = type == null ? null : leaf(stored, recordedAtMicros, type.isPublic());
        Object event = read(stored);
        return new ReadEvent(
                stored,
                line.bytes().length + 1L,
                leaf,
                event,
                event == null ? NONE : Commitments.of(event),
                event == null ? "" : Actor.of(stored.metadata()));
    }

    private static byte @Nullable [] leaf(EventLine line, long recordedAtMicros, boolean isPublic) {
        byte[] bytes = line.eventBytes(recordedAtMicros);
        if (isPublic && bytes.length > Leaf.MAX_PUBLIC_EVENT_BYTES) {
            return null;
        }
        return TreeHash.leaf(isPublic ? Leaf.open(bytes) : Leaf.opaque(line.blind(), bytes));
    }

    private static @Nullable Object read(EventLine line) {
        try {
            return EventFormat.current().read(line.event(), line.revision(), line.payload());
        } catch (UnreadableEvent unreadable) {
            return null;
        }
    }
}
