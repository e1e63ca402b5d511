package al.feedbackledger.api.wiring;

import al.feedbackledger.store.backup.LostErasures;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.log.LogIdentity;
import al.feedbackledger.store.log.NewLog;
import al.feedbackledger.store.log.Publishing;
import al.feedbackledger.store.log.SigningKeys;
import al.feedbackledger.store.vault.KeyFolder;
import org.springframework.stereotype.Component;

/** What the published log asks of a start: that a restore and the signing key are recorded, and that it is published. */
@Component
final class LogStart {
    private final NewLog newLog;
    private final LostErasures lostErasures;
    private final SigningKeys signingKeys;
    private final Publishing publishing;
    private final KeyFolder keys;
    private final LedgerReader ledger;

    LogStart(
            NewLog newLog,
            LostErasures lostErasures,
            SigningKeys signingKeys,
            Publishing publishing,
            KeyFolder keys,
            LedgerReader ledger) {
        this.newLog = newLog;
        this.lostErasures = lostErasures;
        this.signingKeys = signingKeys;
        this.publishing = publishing;
        this.keys = keys;
        this.ledger = ledger;
    }

    /** First of all that is written: after a restore, the next leaf says so, and then what it lost of erasures. */
    void recordRestore() {
        newLog.recordIfPending(LogIdentity.current(keys), keys, ledger.headPosition());
        var unused = lostErasures.record();
    }

    void recordKey() {
        signingKeys.recordNewest();
    }

    void publish() {
        publishing.start();
    }
}
