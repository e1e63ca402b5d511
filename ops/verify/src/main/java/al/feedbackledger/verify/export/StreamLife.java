package al.feedbackledger.verify.export;

import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.eventformat.EventFormat.UnreadableEvent;
import al.feedbackledger.rules.eventformat.EventType;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.PersonalDataErased;
import al.feedbackledger.rules.feedback.FeedbackEvolver;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.perception.CountedSubmission;
import al.feedbackledger.rules.perception.Delta;
import al.feedbackledger.rules.perception.DeltaFold;
import al.feedbackledger.verify.history.Restore;
import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;
import al.feedbackledger.verify.report.Report;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One stream from its first event to its last: its numbers, its states, its words and what it adds to the counts. */
final class StreamLife {
    private final Report report;
    private final List<Restore> restores;
    private final Counting counting;
    private @Nullable Fold<?, ?> fold;
    private @Nullable CountedSubmission counted;
    private @Nullable Map<String, Held> held;
    private long next;
    private long begun;
    private boolean lost;

    /** A sealed value of the stream: the position of its event, what the vault says, and whether an event erased it. */
    private record Held(long position, VaultLine.State state, boolean erased) {}

    /** Takes what the stream adds to the counts, and the position of its first event. */
    @FunctionalInterface
    interface Counting {
        void take(Delta delta, long begun);
    }

    /** @param restores of the whole ledger, in its order */
    StreamLife(Report report, List<Restore> restores, Counting counting) {
        this.report = report;
        this.restores = restores;
        this.counting = counting;
    }

    void take(SpooledEvent event) {
        if (event.sequence() != next) {
            report.found(Finding.of(Check.STREAMS, "the sequence number is not the next in its stream")
                    .at(where(event))
                    .unlike(next, event.sequence()));
        }
        next = event.sequence() + 1;
        EventType type = EventFormat.current().find(event.event());
        if (type == null || lost) {
            return;
        }
        try {
            live(event, type);
        } catch (UnreadableEvent unreadable) {
            // Told already, when its leaf was looked at.
            lost = true;
        } catch (RuntimeException illegal) {
            // Whatever the rules throw, from a plain refusal to a date that does not exist: they cannot have made this.
            lost = true;
            report.found(Finding.of(Check.LIFE, "the rules cannot have made this event here: " + reason(illegal))
                    .at(where(event)));
        }
    }

    private void live(SpooledEvent stored, EventType type) {
        Object event = EventFormat.current().read(stored.event(), stored.revision(), stored.payload());
        Instant at = Instant.EPOCH.plus(stored.occurredAtMicros(), ChronoUnit.MICROS);
        Fold<?, ?> before = fold;
        if (before == null) {
            before = Fold.of(type.stream());
            fold = before;
            begun = stored.position();
        }
        boolean again = event instanceof PersonalDataErased erased
                && before.state() instanceof Feedback feedback
                && FeedbackEvolver.isErasedForNoReason(feedback, erased);
        before.take(event, new Stamp(at, stored.actor()));
        if (again) {
            requireRestore(stored, (PersonalDataErased) event);
        }
        if (event instanceof FeedbackEvent feedback) {
            words(stored, feedback);
            DeltaFold.Step step = DeltaFold.fold(
                    counted, feedback, new DeltaFold.Entry(stored.position(), stored.eventId(), stored.stream(), at));
            counted = step.after();
            for (Delta delta : step.deltas()) {
                counting.take(delta, begun);
            }
        }
    }

    /**
     * The rules let the system say an erasure again that a restore lost. Without a restore on record before it, or of words
     * that were recorded after it, the same event would let an operator take words away by himself.
     */
    private void requireRestore(SpooledEvent stored, PersonalDataErased erased) {
        long restored = restores.stream()
                .mapToLong(restore -> restore.index() + 1)
                .filter(at -> at < stored.position())
                .max()
                .orElse(0);
        if (restored == 0) {
            report.found(Finding.of(
                            Check.LIFE,
                            "the system erased words that nobody had asked to erase, before their time was over, and no "
                                    + "restore stands before it that could have lost the request")
                    .at(where(stored)));
        } else if (erased.refs().stream().anyMatch(ref -> isHeldSince(ref, restored))) {
            report.found(Finding.of(
                            Check.LIFE,
                            "the system erased words that nobody had asked to erase, and they were recorded after the "
                                    + "restore at position " + restored)
                    .at(where(stored)));
        }
    }

    private boolean isHeldSince(String ref, long position) {
        Held value = held == null ? null : held.get(ref);
        return value != null && value.position() > position;
    }

    private void words(SpooledEvent stored, FeedbackEvent event) {
        List<Commitments.Sealed> sealed = Commitments.of(event).sealed();
        if (!sealed.isEmpty()) {
            Map<String, Held> all = held == null ? new HashMap<>() : held;
            for (int i = 0; i < Math.min(sealed.size(), stored.vault().size()); i++) {
                all.put(
                        sealed.get(i).text().ref(),
                        new Held(stored.position(), stored.vault().get(i), false));
            }
            held = all;
        }
        if (event instanceof PersonalDataErased erased && held != null) {
            Map<String, Held> all = held;
            erased.refs()
                    .forEach(ref -> all.computeIfPresent(
                            ref, (same, value) -> new Held(value.position(), value.state(), true)));
        }
    }

    /** Holds the vault's states against the events that erased, when the last event is taken. */
    void end() {
        if (held == null || lost) {
            return;
        }
        held.forEach((ref, value) -> {
            if (value.state() == VaultLine.State.ERASED && !value.erased()) {
                report.found(Finding.of(
                                Check.LOSS,
                                "unexplained loss: a sealed value is said to be erased, and no event erased it")
                        .at("position " + value.position() + ", " + ref));
            } else if (value.state() != VaultLine.State.ERASED && value.erased()) {
                report.found(Finding.of(Check.LOSS, "a sealed value was erased by an event, and is not erased")
                        .at("position " + value.position() + ", " + ref));
            }
        });
    }

    private static String where(SpooledEvent event) {
        return "position " + event.position() + ", stream " + IntegrityException.quoted(event.stream());
    }

    private static String reason(RuntimeException illegal) {
        return illegal instanceof IllegalStateException && illegal.getMessage() != null
                ? illegal.getMessage()
                : illegal.getClass().getSimpleName();
    }
}
