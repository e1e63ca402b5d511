package al.feedbackledger.rules.integrity.checkpoint;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.note.VerifierKey;
import com.google.errorprone.annotations.CheckReturnValue;

import java.util.List;

/**
 * What a checker knows of a log beforehand: its name, and the keys it has signed with (C2SP tlog-checkpoint, section
 * "Signatures").
 *
 * @param origin the first line of its checkpoints, and the name of its keys
 * @param keys one or, after a rotation, more, all of them named like the origin
 */
@CheckReturnValue
public record KnownLog(String origin, List<VerifierKey> keys) {
    public KnownLog {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw IntegrityException.because("a log is known by at least one key");
        }
        for (VerifierKey key : keys) {
            if (!key.name().equals(origin)) {
                throw IntegrityException.unlike(
                        "a log's key has the name of its origin",
                        IntegrityException.quoted(origin),
                        IntegrityException.quoted(key.name()));
            }
        }
    }

    /** The log that signs with one key, by whose name it goes. */
    public static KnownLog of(VerifierKey key) {
        return new KnownLog(key.name(), List.of(key));
    }
}
