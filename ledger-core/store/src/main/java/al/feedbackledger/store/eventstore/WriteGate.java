package al.feedbackledger.store.eventstore;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Whether anything may be written into the ledger. It is closed for as long as there is one reason; each reason is closed
 * and opened by whoever watches it.
 */
public final class WriteGate {
    private final Map<Reason, String> closed = new ConcurrentSkipListMap<>();

    /** What keeps a ledger from being written. */
    public enum Reason {
        /** The database lacks events that were signed, until an operator records it. */
        SIGNED_EVENTS_MISSING,
        /** The database lacks events that this node has acknowledged: another server has taken its place. */
        ACKNOWLEDGED_EVENTS_MISSING,
        /** There is too little room on the disk. */
        DISK_FULL
    }

    /** @param sentence for operators; names no person and no case */
    public void close(Reason reason, String sentence) {
        closed.put(reason, sentence);
    }

    public void open(Reason reason) {
        closed.remove(reason);
    }

    /** What to tell who wants to write; nothing while writing is allowed. */
    public Optional<LedgerClosed> closed() {
        return closed.entrySet().stream().findFirst().map(first -> new LedgerClosed(first.getKey(), first.getValue()));
    }

    public boolean isClosedBy(Reason reason) {
        return closed.containsKey(reason);
    }
}
