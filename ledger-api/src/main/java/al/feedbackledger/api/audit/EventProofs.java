package al.feedbackledger.api.audit;

import al.feedbackledger.rules.integrity.checkpoint.ReceiptOpening;
import al.feedbackledger.rules.integrity.checkpoint.TlogProof;
import al.feedbackledger.store.eventstore.AuditTrail;
import al.feedbackledger.store.eventstore.RecordedBatch;
import al.feedbackledger.store.eventstore.RecordedEvent;
import al.feedbackledger.store.log.PublishedLog;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Proofs for auditors: that an event is in the published log, with what opens its leaf. */
@Component
final class EventProofs {
    static final Duration SIGNED_WITHIN = Duration.ofSeconds(1);

    private final AuditTrail ledger;
    private final PublishedLog log;

    EventProofs(AuditTrail ledger, PublishedLog log) {
        this.ledger = ledger;
        this.log = log;
    }

    /** What comes of asking for a proof. */
    sealed interface Proof {
        /** @param file as {@code ops/verify receipt} reads it */
        record Made(TlogProof file) implements Proof {}

        record NoSuchEvent() implements Proof {}

        /** No checkpoint covers it yet. */
        record NotYet() implements Proof {}
    }

    static String address(long position) {
        return "/api/v1/audit/events/" + position + "/proof";
    }

    Proof of(long position) throws InterruptedException {
        Optional<RecordedEvent> event = ledger.events(position, 1).stream().findFirst();
        Optional<RecordedBatch> batch = ledger.batchOf(position);
        if (event.isEmpty() || batch.isEmpty()) {
            return new Proof.NoSuchEvent();
        }
        if (!log.awaitSize(position, SIGNED_WITHIN)) {
            return new Proof.NotYet();
        }
        byte[] bytes = event.get().bytes(batch.get().recordedAt());
        ReceiptOpening opening = ReceiptOpening.of(bytes, event.get().blind(), List.of());
        return new Proof.Made(log.proof(position - 1, opening.encode()));
    }
}
