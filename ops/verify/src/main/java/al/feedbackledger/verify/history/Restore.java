package al.feedbackledger.verify.history;

import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.eventformat.EventFormat.UnreadableEvent;
import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.EventParts;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.publication.PublicationEvent.LedgerRestored;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A restore as the ledger records it: the log of another origin ends, and this one goes on from its first leaves.
 *
 * @param index of the leaf that records it
 */
public record Restore(long index, LedgerRestored event) {
    private static final String OPEN = "feedback-ledger/leaf/v1\npublic\n";
    private static final byte[] BEGINNING = OPEN.getBytes(StandardCharsets.US_ASCII);
    private static final String NAME = "LedgerRestored";

    /** The restore that an entry of the log records, if it records one; an entry that cannot be read records none. */
    public static Optional<Restore> of(long index, byte[] entry) {
        if (!begins(entry)) {
            return Optional.empty();
        }
        String text = new String(entry, StandardCharsets.US_ASCII);
        try {
            EventParts parts = EventParts.parse(
                    Canonical.base64(text.substring(OPEN.length(), text.length() - 1), "an open entry"));
            Object event = parts.eventName().equals(NAME)
                    ? EventFormat.current().read(parts.eventName(), parts.revision(), parts.payload())
                    : parts;
            return event instanceof LedgerRestored restored
                    ? Optional.of(new Restore(index, restored))
                    : Optional.empty();
        } catch (IntegrityException | UnreadableEvent notAnEvent) {
            return Optional.empty();
        }
    }

    private static boolean begins(byte[] entry) {
        if (entry.length <= BEGINNING.length || entry[BEGINNING.length - 2] != 'c') {
            return false;
        }
        for (int i = 0; i < BEGINNING.length; i++) {
            if (entry[i] != BEGINNING[i]) {
                return false;
            }
        }
        return true;
    }
}
