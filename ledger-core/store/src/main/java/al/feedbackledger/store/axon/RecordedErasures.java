package al.feedbackledger.store.axon;

import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.FeedbackEvent.PersonalDataErased;
import al.feedbackledger.store.eventstore.ErasedCase;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.eventstore.LedgerReader.StoredEvent;
import al.feedbackledger.store.vault.ErasureLog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** The erasures that the ledger itself records. */
public final class RecordedErasures implements ErasureLog.Recorded {
    private static final int PAGE = 1_000;

    private final LedgerReader ledger;
    private final EventFormat format = EventFormat.current();

    public RecordedErasures(LedgerReader ledger) {
        this.ledger = ledger;
    }

    @Override
    public void each(Consumer<ErasedCase> reader) {
        List<StoredEvent> page = ledger.erasuresAfter(0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(event -> reader.accept(erased(event)));
            page = ledger.erasuresAfter(page.getLast().position(), PAGE);
        }
    }

    /** Whether the ledger has a case at all; a restore may have lost its submission. */
    public boolean isOfKnownCase(ErasedCase erased) {
        return ledger.lastSequenceNo(erased.streamId()).isPresent();
    }

    /** When and on what ground, of the erasures after a position. */
    public record Grounded(long position, Instant at, ErasureGround ground) {}

    /** At most a page of the erasures after a position, in order. */
    public List<Grounded> groundsAfter(long position) {
        return ledger.erasuresAfter(position, PAGE).stream()
                .map(event -> new Grounded(
                        event.position(), event.occurredAt(), payload(event).ground()))
                .toList();
    }

    private ErasedCase erased(StoredEvent event) {
        PersonalDataErased payload = payload(event);
        List<UUID> refs = payload.refs().stream().map(UUID::fromString).toList();
        return new ErasedCase(event.streamId(), refs, event.occurredAt(), payload.ground());
    }

    private PersonalDataErased payload(StoredEvent event) {
        Object payload = format.read(event.eventName(), event.revision(), event.payload());
        if (!(payload instanceof PersonalDataErased erased)) {
            throw new IllegalStateException(
                    "an erasure reads as " + payload.getClass().getSimpleName());
        }
        return erased;
    }
}
