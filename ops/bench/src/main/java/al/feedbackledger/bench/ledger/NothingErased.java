package al.feedbackledger.bench.ledger;

import al.feedbackledger.store.eventstore.ErasedCase;
import al.feedbackledger.store.eventstore.ErasureJournal;

import java.util.List;

/** The journal of a ledger in which no measurement erases anything. */
final class NothingErased implements ErasureJournal {
    @Override
    public void write(List<ErasedCase> erased) {
        if (!erased.isEmpty()) {
            throw new IllegalStateException("the bench erases nothing");
        }
    }

    @Override
    public void requireWritten() {}
}
