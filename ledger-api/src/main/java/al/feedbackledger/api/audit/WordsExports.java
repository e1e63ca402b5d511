package al.feedbackledger.api.audit;

import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.feedback.WordsExportDecider;
import al.feedbackledger.rules.feedback.WordsExportEvent;
import al.feedbackledger.rules.feedback.WordsExportEvent.WordsExported;
import al.feedbackledger.rules.feedback.WordsExportReason;
import al.feedbackledger.rules.feedback.WordsExportState;
import al.feedbackledger.rules.feedback.WordsExportState.Approved;
import al.feedbackledger.rules.feedback.WordsExportState.Asked;
import al.feedbackledger.rules.feedback.WordsExportState.Declined;
import al.feedbackledger.rules.feedback.WordsExportState.None;
import al.feedbackledger.rules.feedback.WordsExportState.Requested;
import al.feedbackledger.store.eventstore.AuditTrail;
import al.feedbackledger.store.eventstore.RecordedEvent;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The exports with words that were asked for, the latest first, folded from their events in the ledger. */
@Component
public final class WordsExports {
    /** On a page at most. */
    static final int MOST = 100;

    private static final String REQUESTED = "WordsExportRequested";

    /** More than the rules let an export have. */
    private static final int MOST_EVENTS = 100;

    private final AuditTrail ledger;
    private final InstantSource clock;
    private final EventFormat format = EventFormat.current();

    WordsExports(AuditTrail ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** How an export stands now. */
    public enum Stage {
        REQUESTED,
        APPROVED,
        DECLINED,
        /** Approved, and the time for taking it is over. */
        RUN_OUT,
        /** Taken as often as it may be. */
        USED_UP
    }

    /**
     * An export with words; accounts are pseudonymous.
     *
     * @param position of the request in the ledger
     * @param requestedBy the account that asked, and may take it
     * @param until when it may be taken
     * @param takes how many times it may be taken
     * @param takenAt each time that it was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WordsExportThen(
            String id,
            long position,
            Stage stage,
            WordsExportReason reason,
            String requestedBy,
            Instant requestedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable Instant until,
            @Nullable Integer takes,
            List<Instant> takenAt) {
        /** Without accounts. */
        @Override
        public String toString() {
            return "WordsExportThen[" + position + "]";
        }
    }

    /** @param before a position; only earlier ones are told */
    public List<WordsExportThen> latest(long before, int limit) {
        return ledger.wordsExportsBefore(before, limit).stream()
                .map(this::export)
                .toList();
    }

    /** @return null if nobody asked for it */
    public @Nullable WordsExportThen find(String id) {
        return ledger.ofStream(id, 1).stream()
                .filter(event -> event.eventName().equals(REQUESTED))
                .findFirst()
                .map(this::export)
                .orElse(null);
    }

    private WordsExportThen export(RecordedEvent request) {
        WordsExportState state = WordsExportState.NOTHING;
        List<Instant> takenAt = new ArrayList<>();
        for (RecordedEvent event : ledger.ofStream(request.streamId(), MOST_EVENTS)) {
            WordsExportEvent said =
                    (WordsExportEvent) format.read(event.eventName(), event.revision(), event.payload());
            state = WordsExportDecider.evolve(
                    state, said, new Stamp(event.occurredAt(), CaseHistory.actor(event, "actorId")));
            if (said instanceof WordsExported) {
                takenAt.add(event.occurredAt());
            }
        }
        Known known = new Known(request.streamId(), request.position(), takenAt);
        return switch (state) {
            case None unused -> throw new IllegalStateException("an export begins with its request");
            case Requested requested -> known.shown(Stage.REQUESTED, requested.asked(), null, null, null);
            case Declined declined -> known.shown(Stage.DECLINED, declined.asked(), declined.by(), declined.at(), null);
            case Approved approved ->
                known.shown(stage(approved), approved.asked(), approved.by(), approved.at(), approved);
        };
    }

    private Stage stage(Approved approved) {
        if (approved.isUsedUp()) {
            return Stage.USED_UP;
        }
        return approved.isOver(clock.instant()) ? Stage.RUN_OUT : Stage.APPROVED;
    }

    /** What is known of an export beside its state. */
    private record Known(String id, long position, List<Instant> takenAt) {
        WordsExportThen shown(
                Stage stage, Asked asked, @Nullable String by, @Nullable Instant at, @Nullable Approved approved) {
            return new WordsExportThen(
                    id,
                    position,
                    stage,
                    asked.reason(),
                    asked.by(),
                    asked.at(),
                    by,
                    at,
                    approved == null ? null : approved.until(),
                    approved == null ? null : approved.takes(),
                    takenAt);
        }
    }
}
