package al.feedbackledger.projections.view;

import java.util.function.LongConsumer;

/** One batch of a view: every event exactly once, in ledger order, then rows and position written together. */
final class Gathering {
    private final View.Fold fold;
    private final LongConsumer advance;
    private final long begunAt;
    private long position;

    Gathering(View.Fold fold, long position, LongConsumer advance) {
        this.fold = fold;
        this.begunAt = position;
        this.position = position;
        this.advance = advance;
    }

    /** @throws IllegalStateException for an event that is not the next one: folding it would falsify the view */
    void take(LedgerEntry entry) {
        if (entry.position() != position + 1) {
            throw new IllegalStateException(
                    "the view is at position " + position + " and cannot fold position " + entry.position());
        }
        fold.take(entry);
        position = entry.position();
    }

    /** Whether the event was folded before this batch began, as when a view that went further has taken the place. */
    boolean isPast(LedgerEntry entry) {
        return entry.position() <= begunAt;
    }

    void write() {
        fold.write();
        advance.accept(position);
    }

    long position() {
        return position;
    }
}
