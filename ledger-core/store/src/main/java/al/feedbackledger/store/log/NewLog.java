package al.feedbackledger.store.log;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.rules.publication.PublicationCommand.RecordRestore;
import al.feedbackledger.store.axon.CommandDoor;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.LedgerUnavailable;
import al.feedbackledger.store.vault.ClaimedCommand;
import al.feedbackledger.store.vault.CommandReceipts;
import al.feedbackledger.store.vault.IdempotencyKey;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.PrivateFile;
import al.feedbackledger.store.vault.Randomness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * How a ledger goes on whose database lacks events that were signed. Nobody can bring them back, and a log that signed two
 * histories would be worth nothing; so the old log ends where it is, and a new one with another name and another key holds
 * the leaves that are left. Its next leaf, {@code LedgerRestored}, says in public what the old log had promised.
 */
public final class NewLog {
    private static final String PENDING = "restored-";
    private static final byte[] NO_REPLY = new byte[0];

    private final CommandDoor door;
    private final CommandReceipts receipts;
    private final InstantSource clock;

    public NewLog(CommandDoor door, CommandReceipts receipts, InstantSource clock) {
        this.door = door;
        this.receipts = receipts;
        this.clock = clock;
    }

    /**
     * An operator's decision: ends a log and begins the next one. Needs no database; the next start records it before
     * anything else. The old log's files stay as they are.
     *
     * @param old the log that ends, the current one
     * @param lastSigned the last checkpoint it signed, from {@link SignedEvents#lastSigned}
     * @return the log that counts from the next start on
     */
    public static LogIdentity begin(LogIdentity old, SignedNote lastSigned, KeyFolder keys, Randomness randomness) {
        LogIdentity next = old.next(keys, randomness);
        try {
            PrivateFile.write(pending(next, keys), lastSigned.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the restore cannot be written down beside the keys", e);
        }
        var unused = keys.withNewSigningKey(next.origin(), randomness);
        // With this the new log is the one that counts.
        next.keep(keys);
        return next;
    }

    /**
     * Records {@code LedgerRestored} if the current log began with a restore that is not recorded yet. Called at start,
     * before anything else is written.
     *
     * @param head the last position of the restored ledger
     * @throws LedgerUnavailable if it could not be recorded; the next start tries again
     */
    public void recordIfPending(LogIdentity log, KeyFolder keys, long head) {
        Path pending = pending(log, keys);
        try {
            String lastCheckpoint = Files.readString(pending, StandardCharsets.UTF_8);
            record(LogIdentity.of(keys, log.number() - 1), log, lastCheckpoint, head);
            Files.delete(pending);
        } catch (NoSuchFileException nothingToRecord) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("what was written down about the restore cannot be read", e);
        }
    }

    /** Under a key of its own, so that a start that is interrupted here records it once. */
    private void record(LogIdentity old, LogIdentity log, String lastCheckpoint, long head) {
        ClaimedCommand claim = ClaimedCommand.of(
                Actor.SYSTEM.id(),
                "restore",
                IdempotencyKey.derived(log.origin(), "LedgerRestored"),
                log.origin().getBytes(StandardCharsets.UTF_8));
        CommandResult result = door.send(
                new RecordRestore(old.origin(), lastCheckpoint, head),
                Act.of(Actor.SYSTEM, clock.instant()),
                Attachment.none().with(receipts.receipt(claim, log.origin(), (first, last) -> NO_REPLY)));
        if (!(result instanceof CommandResult.Done || result instanceof CommandResult.Repeated)) {
            throw new LedgerUnavailable(
                    "the restore could not be recorded: " + result.getClass().getSimpleName(), null);
        }
    }

    private static Path pending(LogIdentity log, KeyFolder keys) {
        return keys.path().resolve(PENDING + log.number());
    }
}
