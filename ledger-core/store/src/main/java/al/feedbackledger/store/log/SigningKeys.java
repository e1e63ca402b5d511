package al.feedbackledger.store.log;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.integrity.note.VerifierKey;
import al.feedbackledger.rules.publication.PublicationCommand.RotateSigningKey;
import al.feedbackledger.store.axon.CommandDoor;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.LedgerUnavailable;
import al.feedbackledger.store.vault.KeyFingerprints;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.Randomness;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Records which key signs. The record leads: from the checkpoint on that covers the event, the publisher signs with the
 * key it names. A key is in the folder and on the disk before it is recorded; where a crash comes between, the next start
 * records it.
 */
public final class SigningKeys {
    private final Path folder;
    private final KeyFingerprints fingerprints;
    private final CommandDoor door;
    private final Randomness randomness;
    private final InstantSource clock;

    public SigningKeys(
            KeyFolder keys,
            KeyFingerprints fingerprints,
            CommandDoor door,
            Randomness randomness,
            InstantSource clock) {
        this.folder = keys.path();
        this.fingerprints = fingerprints;
        this.door = door;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** Records the newest key of the folder, unless it is recorded already. */
    public void recordNewest() {
        var unused = isNewlyRecorded(newest(KeyFolder.open(folder)), Actor.SYSTEM);
    }

    /**
     * Makes a new key and records it. A key that was made but not recorded, because a rotation was interrupted, is taken
     * first.
     *
     * @return the key that signs from now on
     * @throws LedgerUnavailable if it could not be recorded; repeating the rotation is safe
     */
    public synchronized VerifierKey rotate(Actor by) {
        KeyFolder keys = KeyFolder.open(folder);
        VerifierKey interrupted = newest(keys);
        if (isNewlyRecorded(interrupted, by)) {
            return interrupted;
        }
        String origin = LogIdentity.current(keys).origin();
        KeyFolder more = keys.withNewSigningKey(origin, randomness);
        fingerprints.check(more);
        VerifierKey key = newest(more);
        if (!isNewlyRecorded(key, by)) {
            throw new IllegalStateException("a key that was just made is recorded already");
        }
        return key;
    }

    private boolean isNewlyRecorded(VerifierKey key, Actor by) {
        CommandResult result = door.send(
                new RotateSigningKey(key.name(), key.toString()), Act.of(by, clock.instant()), Attachment.none());
        return switch (result) {
            case CommandResult.Done done -> true;
            case CommandResult.Refused refused when refused.refusal().reason() == Refusal.Reason.NO_CHANGE -> false;
            // Another node that starts at the same time records the same key.
            case CommandResult.Conflict conflict -> false;
            case CommandResult.Overloaded full -> throw away();
            case CommandResult.Unavailable away -> throw away();
            case CommandResult.Refused refused ->
                throw new IllegalStateException(
                        "the key was refused: " + refused.refusal().reason());
            case CommandResult.Repeated repeated -> throw unexpected(repeated);
            case CommandResult.KeyReused reused -> throw unexpected(reused);
            case CommandResult.AlreadyImported imported -> throw unexpected(imported);
        };
    }

    private static VerifierKey newest(KeyFolder keys) {
        return keys.signingKeys(LogIdentity.current(keys).origin()).getLast().verifierKey();
    }

    private static LedgerUnavailable away() {
        return new LedgerUnavailable("the signing key could not be recorded", null);
    }

    private static IllegalStateException unexpected(CommandResult result) {
        return new IllegalStateException(
                "a key could not be recorded: " + result.getClass().getSimpleName());
    }
}
