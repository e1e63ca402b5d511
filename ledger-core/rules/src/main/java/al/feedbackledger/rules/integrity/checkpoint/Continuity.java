package al.feedbackledger.rules.integrity.checkpoint;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.proof.ConsistencyProof;
import com.google.errorprone.annotations.CheckReturnValue;

import java.util.Arrays;
import java.util.List;

/**
 * Two checkpoints of one log, the older and the newer: what a witness asks before it signs, and an auditor of last
 * year's checkpoint (C2SP tlog-checkpoint, section "Signatures").
 *
 * @param older signed before
 * @param newer of the same log, not smaller
 */
@CheckReturnValue
public record Continuity(Checkpoint older, Checkpoint newer) {
    public Continuity {
        if (!older.origin().equals(newer.origin())) {
            throw IntegrityException.unlike(
                    "the two checkpoints are of different logs",
                    IntegrityException.quoted(older.origin()),
                    IntegrityException.quoted(newer.origin()));
        }
        if (newer.size() < older.size()) {
            throw IntegrityException.unlike(
                    "the log has become smaller", "at least " + older.size() + " leaves", newer.size());
        }
        if (newer.size() == older.size() && !Arrays.equals(newer.root(), older.root())) {
            throw IntegrityException.unlikeHash(
                    "the log has two roots of " + older.size() + " leaves", older.root(), newer.root());
        }
    }

    /** Whether the checkpoints alone show it: nothing was added, or there was nothing yet to be changed. */
    public boolean isEvident() {
        return older.size() == 0 || older.size() == newer.size();
    }

    /**
     * Lets pass when the newer tree begins with the leaves of the older.
     *
     * @param proof the hashes of the consistency proof, none where {@link #isEvident}
     * @throws IntegrityException if it does not, or the proof has hashes where none belong
     */
    public void verify(List<byte[]> proof) {
        if (!isEvident()) {
            new ConsistencyProof(older.size(), newer.size(), proof).verify(older.root(), newer.root());
        } else if (!proof.isEmpty()) {
            throw IntegrityException.unlike("the consistency proof has a wrong number of hashes", 0, proof.size());
        }
    }
}
