package al.feedbackledger.projections.view;

import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

    /** Takes all of these events, which one knows beforehand. */
    void takeAll(List<LedgerEntry> entries) {
        Set<String> begun = new HashSet<>();
        Set<String> expected = new LinkedHashSet<>();
        for (LedgerEntry entry : entries) {
            if (entry.event() instanceof FeedbackSubmitted) {
                begun.add(entry.stream());
            } else if (entry.event() instanceof FeedbackEvent && !begun.contains(entry.stream())) {
                expected.add(entry.stream());
            }
        }
        if (!expected.isEmpty()) {
            fold.expect(expected);
        }
        entries.forEach(this::take);
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
