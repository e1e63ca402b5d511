package al.feedbackledger.api.views;

import al.feedbackledger.projections.view.LedgerEntry;
import al.feedbackledger.projections.view.LedgerPages;
import al.feedbackledger.store.eventstore.LedgerEventStorageEngine;
import al.feedbackledger.store.eventstore.LedgerReader;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.springframework.stereotype.Component;

import java.util.List;

/** Events as the processors of the live views get them, so that what is folded of them differs in nothing but the time. */
@Component
public final class StoredPages implements LedgerPages {
    private final LedgerEventStorageEngine events;
    private final LedgerReader reader;

    public StoredPages(LedgerEventStorageEngine events, LedgerReader reader) {
        this.events = events;
        this.reader = reader;
    }

    @Override
    public List<LedgerEntry> after(long position, int limit) {
        return events.nextBatch(new GlobalSequenceTrackingToken(position), limit).stream()
                .map(LedgerEntry::of)
                .toList();
    }

    @Override
    public long head() {
        return reader.headPosition();
    }
}
