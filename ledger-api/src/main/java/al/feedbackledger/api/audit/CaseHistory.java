package al.feedbackledger.api.audit;

import al.feedbackledger.api.audit.AsOf.Moment;
import al.feedbackledger.api.audit.CaseAsOf.EventAsOf;
import al.feedbackledger.api.audit.CaseAsOf.StateAsOf;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.casefile.CaseFiles;
import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvolver;
import al.feedbackledger.rules.feedback.FeedbackState;
import al.feedbackledger.rules.feedback.Handling;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.store.eventstore.AuditTrail;
import al.feedbackledger.store.eventstore.RecordedBatch;
import al.feedbackledger.store.eventstore.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** Re-creates what a case was at a past moment, from the ledger's own bytes and the rules; the views only find it. */
@Component
public final class CaseHistory {
    /** A case cannot have more by the limits of its rules. */
    static final int MOST_EVENTS = 1_000;

    private final CaseFiles cases;
    private final AuditTrail ledger;
    private final EventFormat format = EventFormat.current();

    CaseHistory(CaseFiles cases, AuditTrail ledger) {
        this.cases = cases;
        this.ledger = ledger;
    }

    /** @return null if there was no such case then */
    public @Nullable CaseAsOf at(ReferenceNumber reference, Moment moment) {
        CaseFile found = cases.byReference(reference.compact());
        if (found == null) {
            return null;
        }
        List<RecordedEvent> events = ledger.ofStream(found.stream(), MOST_EVENTS).stream()
                .filter(event -> event.position() <= moment.position())
                .toList();
        if (!(fold(events) instanceof Feedback state)) {
            return null;
        }
        boolean signal = state.isCorruptionSignal();
        return new CaseAsOf(
                reference.shown(),
                moment.position(),
                moment.recordedAt(),
                signal ? null : shown(state),
                events.stream()
                        .map(event -> signal ? leafAlone(event) : whole(event))
                        .toList());
    }

    private FeedbackState fold(List<RecordedEvent> events) {
        FeedbackState state = FeedbackState.NOTHING;
        for (RecordedEvent event : events) {
            FeedbackEvent said = (FeedbackEvent) format.read(event.eventName(), event.revision(), event.payload());
            state = FeedbackEvolver.evolve(state, said, new Stamp(event.occurredAt(), actor(event, "actorId")));
        }
        return state;
    }

    private static StateAsOf shown(Feedback state) {
        return new StateAsOf(
                state.status().name(),
                state.handling() instanceof Handling.Closed closed
                        ? closed.how().name()
                        : null,
                state.facts().kind().name(),
                state.facts().service(),
                state.institution(),
                state.counting().rating(),
                state.counting().excluded(),
                state.words().request() != null,
                state.words().held().size(),
                state.version(),
                state.facts().submittedAt());
    }

    private static EventAsOf leafAlone(RecordedEvent event) {
        return new EventAsOf(
                event.position(),
                event.position() - 1,
                event.eventName(),
                event.leafHash(),
                EventProofs.address(event.position()),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private EventAsOf whole(RecordedEvent event) {
        return new EventAsOf(
                event.position(),
                event.position() - 1,
                event.eventName(),
                event.leafHash(),
                EventProofs.address(event.position()),
                event.revision(),
                event.occurredAt(),
                ledger.batchOf(event.position()).map(RecordedBatch::recordedAt).orElse(null),
                actor(event, "actorRole"),
                actor(event, "actorId"),
                JsonMapper.shared().readTree(event.payload()));
    }

    static String actor(RecordedEvent event, String key) {
        JsonNode metadata = JsonMapper.shared().readTree(event.metadata());
        return metadata.path(key).asString("");
    }
}
