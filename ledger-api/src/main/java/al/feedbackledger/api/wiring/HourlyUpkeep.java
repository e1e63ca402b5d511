package al.feedbackledger.api.wiring;

import al.feedbackledger.api.settings.ErasureSettings;
import al.feedbackledger.store.vault.CommandReceipts;
import al.feedbackledger.store.vault.Epochs;
import al.feedbackledger.store.vault.KeyFolder;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What is put in order once an hour: old receipts go, and the keys that wrap the keys of cases change in time. */
@Component
final class HourlyUpkeep {
    private static final Duration EVERY = Duration.ofHours(1);

    private final CommandReceipts receipts;
    private final Epochs epochs;
    private final KeyFolder keys;
    private final ErasureSettings settings;
    private final Clock clock;
    private Instant next = Instant.EPOCH;
    private Instant lookNext = Instant.EPOCH;

    HourlyUpkeep(CommandReceipts receipts, Epochs epochs, KeyFolder keys, ErasureSettings settings, Clock clock) {
        this.receipts = receipts;
        this.epochs = epochs;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** Done by every node: a key that another node has destroyed must not live on in this one's memory. */
    void forgetKeysIfDue() {
        Instant now = clock.instant();
        if (!now.isBefore(lookNext)) {
            keys.forgetDestroyed();
            lookNext = now.plus(EVERY);
        }
    }

    /** Done by one node. */
    void putInOrderIfDue() {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            receipts.forgetOld(now);
            epochs.keepUp(now, Duration.ofDays(settings.epochDays()));
            next = now.plus(EVERY);
        }
    }
}
