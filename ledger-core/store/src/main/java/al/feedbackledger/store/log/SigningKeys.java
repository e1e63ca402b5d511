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
import java.util.OptionalLong;

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
        var unused = record(newest(KeyFolder.open(folder)), Actor.SYSTEM);
    }

    /**
     * A change of keys.
     *
     * @param key signs from now on
     * @param position of the event that says so
     */
    public record Rotation(VerifierKey key, long position) {}

    /**
     * Makes a new key and records it. A key that was made but not recorded, because a rotation was interrupted, is taken
     * first.
     *
     * @throws LedgerUnavailable if it could not be recorded; repeating the rotation is safe
     */
    public synchronized Rotation rotate(Actor by) {
        KeyFolder keys = KeyFolder.open(folder);
        VerifierKey interrupted = newest(keys);
        OptionalLong completed = record(interrupted, by);
        if (completed.isPresent()) {
            return new Rotation(interrupted, completed.getAsLong());
        }
        String origin = LogIdentity.current(keys).origin();
        KeyFolder more = keys.withNewSigningKey(origin, randomness);
        fingerprints.check(more);
        VerifierKey key = newest(more);
        long position = record(key, by)
                .orElseThrow(() -> new IllegalStateException("a key that was just made is recorded already"));
        return new Rotation(key, position);
    }

    /** The position of the event; nothing where the key is recorded already. */
    private OptionalLong record(VerifierKey key, Actor by) {
        CommandResult result = door.send(
                new RotateSigningKey(key.name(), key.toString()), Act.of(by, clock.instant()), Attachment.none());
        return switch (result) {
            case CommandResult.Done done -> OptionalLong.of(done.lastPosition());
            case CommandResult.Refused refused
            when refused.refusal().reason() == Refusal.Reason.NO_CHANGE -> OptionalLong.empty();
            // Another node that starts at the same time records the same key.
            case CommandResult.Conflict conflict -> OptionalLong.empty();
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
