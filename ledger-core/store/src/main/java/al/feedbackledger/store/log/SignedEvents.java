package al.feedbackledger.store.log;

import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.store.eventstore.LeafReader;
import al.feedbackledger.store.vault.KeyFolder;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Compares the database with what was signed. A database brought back from a backup, or another server in its place, may
 * lack events that a checkpoint has promised to the world: then nothing may be written until an operator records it.
 */
public final class SignedEvents {
    private final LogIdentity log;
    private final KeyFolder keys;
    private final LogFolder folder;

    /** @param logs the folder of all logs of this ledger */
    public SignedEvents(LogIdentity log, KeyFolder keys, Path logs) {
        this.log = log;
        this.keys = keys;
        this.folder = LogFolder.of(logs, log.number());
    }

    /**
     * Signed events are missing.
     *
     * @param log whose they are
     * @param lastSigned the last checkpoint that was signed
     * @param signedSize how many events it covers
     * @param head how many the database has
     */
    public record Missing(LogIdentity log, SignedNote lastSigned, long signedSize, long head) {
        /** A sentence for operators. */
        public String sentence() {
            return head < signedSize
                    ? "The database has " + head + " events, but " + signedSize + " were signed for " + log.origin()
                            + ": " + (signedSize - head) + " are missing."
                    : "The database's first " + signedSize + " events are not those that were signed for "
                            + log.origin() + ".";
        }
    }

    /** The last checkpoint that this node's signer remembers or that lies published, whichever is the larger. */
    public Optional<SignedNote> lastSigned() {
        Optional<SignedNote> remembered = LogSigner.lastSigned(log, keys);
        Optional<SignedNote> published = folder.checkpoint().map(SignedNote::parse);
        if (remembered.isEmpty() || published.isEmpty()) {
            return remembered.or(() -> published);
        }
        return size(published.get()) > size(remembered.get()) ? published : remembered;
    }

    /**
     * What the database lacks; nothing where it has all that was signed, or nothing was.
     *
     * @throws al.feedbackledger.rules.integrity.IntegrityException if the published checkpoint is not one of this log
     */
    public Optional<Missing> missing(LeafReader leaves, long head) {
        return lastSigned().flatMap(note -> {
            Checkpoint signed = Checkpoint.open(note.bytes(), log.known(keys));
            boolean there = signed.size() == 0
                    || leaves.rootAt(signed.size())
                            .filter(root -> Arrays.equals(root, signed.root()))
                            .isPresent();
            return there ? Optional.empty() : Optional.of(new Missing(log, note, signed.size(), head));
        });
    }

    private long size(SignedNote note) {
        return Checkpoint.open(note.bytes(), log.known(keys)).size();
    }
}
