package al.feedbackledger.api.wiring;

import al.feedbackledger.store.axon.CommandDoor;
import al.feedbackledger.store.backup.RestoredLedger;
import al.feedbackledger.store.eventstore.LeafReader;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.eventstore.WriteGate;
import al.feedbackledger.store.log.LogSuccession;
import al.feedbackledger.store.log.Publishing;
import al.feedbackledger.store.log.SignedEvents;
import al.feedbackledger.store.log.SigningKeys;
import al.feedbackledger.store.vault.KeyFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;

/** What the published log asks of a start: that everything signed is there, that its key is recorded, that it is published. */
@Component
final class LogStart {
    private static final Logger LOG = LoggerFactory.getLogger(LogStart.class);

    private final SignedEvents signed;
    private final LeafReader leaves;
    private final LedgerReader ledger;
    private final WriteGate gate;
    private final SigningKeys keys;
    private final Publishing publishing;
    private final KeyFolder folder;
    private final LogSuccession succession;
    private final CommandDoor door;
    private final InstantSource clock;

    LogStart(
            SignedEvents signed,
            LeafReader leaves,
            LedgerReader ledger,
            WriteGate gate,
            SigningKeys keys,
            Publishing publishing,
            KeyFolder folder,
            LogSuccession succession,
            CommandDoor door,
            Clock clock) {
        this.folder = folder;
        this.succession = succession;
        this.door = door;
        this.clock = clock;
        this.signed = signed;
        this.leaves = leaves;
        this.ledger = ledger;
        this.gate = gate;
        this.keys = keys;
        this.publishing = publishing;
    }

    /** Closes the ledger for writing where it lacks events that were signed; the doors for reading open all the same. */
    boolean mayWrite() {
        Optional<SignedEvents.Missing> missing = signed.missing(leaves, ledger.headPosition());
        missing.ifPresent(lack -> {
            LOG.error("Nothing is written until an operator records the restore. {}", lack.sentence());
            gate.close(WriteGate.Reason.SIGNED_EVENTS_MISSING, lack.sentence());
        });
        Optional<String> unrecorded = RestoredLedger.unrecorded(folder.path());
        unrecorded.ifPresent(sentence -> {
            LOG.error("Nothing is written until an operator records the restore. {}", sentence);
            gate.close(WriteGate.Reason.SIGNED_EVENTS_MISSING, sentence);
        });
        return missing.isEmpty() && unrecorded.isEmpty();
    }

    /** Comes before anything else is written: the next leaf after a restore says that there was one. */
    void recordRestore() {
        succession.record(door, clock);
    }

    void recordKey() {
        keys.recordNewest();
    }

    void publish() {
        publishing.start();
    }
}
