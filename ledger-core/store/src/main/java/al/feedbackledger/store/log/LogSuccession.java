package al.feedbackledger.store.log;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.publication.PublicationCommand.RecordRestore;
import al.feedbackledger.rules.publication.PublicationEvent.LedgerRestored;
import al.feedbackledger.store.axon.CommandDoor;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.eventstore.PayloadFormat;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.Randomness;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * How a ledger goes on that lacks events which were signed: as a new log, under a new name and with a new key, whose first
 * new leaf is a {@link LedgerRestored} with the old log's last checkpoint. The old log stays as it is.
 *
 * <p>The operator's decision is the new name in the key folder. Everything else follows from it, so that a start which is
 * interrupted between the two does the rest the next time.
 */
public final class LogSuccession {
    private static final int PAGE = 1_000;

    private final KeyFolder keys;
    private final Path logs;
    private final LedgerReader ledger;
    private final PayloadFormat format;

    /** @param logs the folder of all logs of this ledger */
    public LogSuccession(KeyFolder keys, Path logs, LedgerReader ledger, PayloadFormat format) {
        this.keys = keys;
        this.logs = logs;
        this.ledger = ledger;
        this.format = format;
    }

    /** Makes name and key of the next log; from the next start on it is the one that is published. */
    public static LogIdentity begin(KeyFolder keys, Randomness randomness) {
        LogIdentity next = LogIdentity.current(keys).next(keys, randomness);
        // The key first: with the name the log is the current one, and must be able to sign.
        var unused = keys.withNewSigningKey(next.origin(), randomness);
        next.keep(keys);
        return next;
    }

    /** Records that the current log succeeds another one, unless that is recorded. Must come before anything else is written. */
    public void record(CommandDoor door, InstantSource clock) {
        LogIdentity current = LogIdentity.current(keys);
        if (current.number() == 1) {
            return;
        }
        LogIdentity old = LogIdentity.of(keys, current.number() - 1);
        String checkpoint = new SignedEvents(old, keys, logs)
                .lastSigned()
                .map(note -> new String(note.bytes(), StandardCharsets.UTF_8))
                .orElse("");
        RecordRestore command = new RecordRestore(old.origin(), checkpoint, ledger.headPosition());
        if (isRecorded(command)) {
            return;
        }
        CommandResult result = door.send(command, Act.of(Actor.SYSTEM, clock.instant()), Attachment.none());
        if (!(result instanceof CommandResult.Done)) {
            throw new IllegalStateException(
                    "the restore could not be recorded: " + result.getClass().getSimpleName());
        }
    }

    private boolean isRecorded(RecordRestore command) {
        long next = 0;
        while (true) {
            var page = ledger.ofStream(command.stream(), next, PAGE);
            boolean found = page.stream()
                    .map(event -> format.read(event.eventName(), event.revision(), event.payload()))
                    .anyMatch(event -> event instanceof LedgerRestored restored
                            && restored.oldOrigin().equals(command.oldOrigin()));
            if (found || page.isEmpty()) {
                return found;
            }
            next = page.getLast().sequenceNo() + 1;
        }
    }
}
