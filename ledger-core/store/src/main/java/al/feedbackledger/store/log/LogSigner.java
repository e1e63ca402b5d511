package al.feedbackledger.store.log;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.checkpoint.Continuity;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.rules.integrity.note.SigningKey;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.PrivateFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Signs the checkpoints of one log and is its first witness: it keeps the last checkpoint it signed in a file of its own,
 * {@code signed-1} beside the keys, and signs nothing that does not follow from it. What it signs is in that file before
 * anybody sees it, so that after a crash, a restored backup or a lost folder it still knows.
 */
public final class LogSigner {
    private static final String PREFIX = "signed-";

    private final LogIdentity log;
    private final Path memory;

    LogSigner(LogIdentity log, KeyFolder keys) {
        this.log = log;
        this.memory = memory(log, keys);
    }

    private static Path memory(LogIdentity log, KeyFolder keys) {
        return keys.path().resolve(PREFIX + log.number());
    }

    /**
     * The last checkpoint signed for a log, as its signer remembers it; nothing before the first.
     *
     * @throws SigningRefused if the memory is not a checkpoint of this log signed by one of its keys
     */
    public static Optional<SignedNote> lastSigned(LogIdentity log, KeyFolder keys) {
        try {
            byte[] note = Files.readAllBytes(memory(log, keys));
            var unused = Checkpoint.open(note, log.known(keys));
            return Optional.of(SignedNote.parse(note));
        } catch (NoSuchFileException nothingYet) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the signer's memory cannot be read", e);
        } catch (IntegrityException damaged) {
            throw new SigningRefused(
                    "the file " + PREFIX + log.number() + " beside the keys is not what the signer wrote: "
                            + damaged.getMessage(),
                    damaged);
        }
    }

    /** Size and root of the last checkpoint signed. */
    Optional<Checkpoint> last(KeyFolder keys) {
        return lastSigned(log, keys).map(note -> Checkpoint.open(note.bytes(), log.known(keys)));
    }

    /** Shows that one tree begins with another, or says why it cannot. */
    @FunctionalInterface
    interface Proofs {
        /** The hashes of the consistency proof between two sizes. */
        List<byte[]> between(long olderSize, long newerSize);
    }

    /**
     * Signs.
     *
     * @param by the keys to sign with, of the folder
     * @throws SigningRefused if the checkpoint is smaller than the last, has another root at its size, or does not begin
     *     with its leaves
     */
    SignedNote sign(Checkpoint next, Proofs proofs, KeyFolder keys, List<SigningKey> by) {
        requireFollows(next, proofs, keys);
        SignedNote note = next.sign(by.getFirst());
        for (SigningKey key : by.subList(1, by.size())) {
            note = note.signedToo(key);
        }
        remember(note);
        return note;
    }

    /**
     * Learns of a published checkpoint that another node may have signed meanwhile.
     *
     * @throws SigningRefused if it and the memory are two histories
     */
    void witness(SignedNote published, Proofs proofs, KeyFolder keys) {
        Checkpoint seen = Checkpoint.open(published.bytes(), log.known(keys));
        Optional<Checkpoint> last = last(keys);
        if (last.isEmpty() || last.get().size() < seen.size()) {
            requireFollows(seen, proofs, keys);
            remember(published);
        }
    }

    private void requireFollows(Checkpoint next, Proofs proofs, KeyFolder keys) {
        Optional<Checkpoint> last = last(keys);
        if (last.isEmpty()) {
            return;
        }
        try {
            Continuity step = new Continuity(last.get(), next);
            step.verify(step.isEvident() ? List.of() : proofs.between(last.get().size(), next.size()));
        } catch (IntegrityException notTheSameHistory) {
            throw new SigningRefused(
                    "not signed, because it does not follow from what was signed: " + notTheSameHistory.getMessage(),
                    notTheSameHistory);
        }
    }

    private void remember(SignedNote note) {
        try {
            PrivateFile.write(memory, note.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the signer's memory cannot be written", e);
        }
    }
}
