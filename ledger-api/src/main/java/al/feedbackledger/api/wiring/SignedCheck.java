package al.feedbackledger.api.wiring;

import al.feedbackledger.store.backup.RestoredLedger;
import al.feedbackledger.store.eventstore.LeafReader;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.eventstore.WriteGate;
import al.feedbackledger.store.log.SignedEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.Optional;

/** Compares the ledger with what was signed, before anything is written. */
@Component
final class SignedCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SignedCheck.class);

    private final SignedEvents signed;
    private final LeafReader leaves;
    private final LedgerReader ledger;
    private final WriteGate gate;
    private final LedgerSettings settings;

    SignedCheck(SignedEvents signed, LeafReader leaves, LedgerReader ledger, WriteGate gate, LedgerSettings settings) {
        this.settings = settings;
        this.signed = signed;
        this.leaves = leaves;
        this.ledger = ledger;
        this.gate = gate;
    }

    /**
     * Closes the ledger for writing where it lacks events that were signed. The doors open all the same, for reading, and
     * the published log stays as it is.
     *
     * @return whether the ledger may be written
     */
    boolean mayWrite() {
        Optional<SignedEvents.Missing> missing = signed.missing(leaves, ledger.headPosition());
        missing.ifPresent(lack -> {
            LOG.error("Nothing is written until an operator records the restore. {}", lack.sentence());
            gate.close(WriteGate.Reason.SIGNED_EVENTS_MISSING, lack.sentence());
        });
        Optional<String> unrecorded = RestoredLedger.unrecorded(settings.keys());
        unrecorded.ifPresent(sentence -> {
            LOG.error("Nothing is written until an operator records the restore. {}", sentence);
            gate.close(WriteGate.Reason.SIGNED_EVENTS_MISSING, sentence);
        });
        return missing.isEmpty() && unrecorded.isEmpty();
    }
}
