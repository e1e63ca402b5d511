package al.feedbackledger.api.audit;

import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.casefile.CaseFiles;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.feedback.AccessEvent.PersonalDataAccessed;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.store.eventstore.AuditTrail;
import al.feedbackledger.store.eventstore.RecordedEvent;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Who on the staff opened whose words, the latest first, from the record of it in the ledger. */
@Component
public final class Accesses {
    /** On a page at most. */
    static final int MOST = 200;

    private final AuditTrail ledger;
    private final CaseFiles cases;
    private final EventFormat format = EventFormat.current();

    Accesses(AuditTrail ledger, CaseFiles cases) {
        this.ledger = ledger;
        this.cases = cases;
    }

    /**
     * One account's opening of one case's words for one purpose: recorded once a day.
     *
     * @param actor pseudonymous
     * @param reference of the case; null for a report of corruption
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AccessThen(
            long position,
            LocalDate day,
            Instant at,
            String actor,
            String role,
            String purpose,
            @Nullable String reference) {
        /** Without account and case. */
        @Override
        public String toString() {
            return "AccessThen[" + position + "]";
        }
    }

    /** @param before a position; only earlier ones are told */
    public List<AccessThen> latest(long before, int limit) {
        return ledger.openingsBefore(before, limit).stream().map(this::access).toList();
    }

    private AccessThen access(RecordedEvent event) {
        if (!(format.read(event.eventName(), event.revision(), event.payload())
                instanceof PersonalDataAccessed opened)) {
            throw new IllegalStateException("an opening of words reads as something else");
        }
        return new AccessThen(
                event.position(),
                ServiceStandard.dayOf(event.occurredAt()),
                event.occurredAt(),
                CaseHistory.actor(event, "actorId"),
                CaseHistory.actor(event, "actorRole"),
                opened.purpose().name(),
                reference(opened.feedback()));
    }

    private @Nullable String reference(String stream) {
        CaseFile file = cases.byStream(stream);
        return file == null || file.state().isCorruptionSignal() ? null : new ReferenceNumber(file.reference()).shown();
    }
}
