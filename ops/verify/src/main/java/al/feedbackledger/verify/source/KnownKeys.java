package al.feedbackledger.verify.source;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.checkpoint.KnownLog;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.rules.integrity.note.VerifierKey;
import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys a run believes, of one log or, after a restore, of two.
 *
 * @param keys each as a signed-note verifier key
 */
public record KnownKeys(List<VerifierKey> keys) {
    private static final int MAX_KEY_FILE_BYTES = 65_536;

    public KnownKeys {
        keys = List.copyOf(keys);
    }

    /**
     * Keys as they are given on the command line: a verifier key, or a file with one a line.
     *
     * @throws Finding.Broken where a file is not there
     * @throws IntegrityException where a text is no verifier key
     */
    public static KnownKeys of(List<String> given) {
        List<VerifierKey> keys = new ArrayList<>();
        for (String text : given) {
            if (text.contains("+")) {
                keys.add(VerifierKey.parse(text));
            } else {
                keys.addAll(ofLines(FileBytes.read(Path.of(text), MAX_KEY_FILE_BYTES)));
            }
        }
        return new KnownKeys(keys);
    }

    /** One verifier key a line. */
    static List<VerifierKey> ofLines(byte[] file) {
        List<VerifierKey> keys = Canonical.utf8(file, "the file of keys")
                .lines()
                .filter(line -> !line.isEmpty())
                .map(VerifierKey::parse)
                .toList();
        if (keys.isEmpty()) {
            throw IntegrityException.because("the file of keys holds no key");
        }
        return keys;
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Whether a log of this name is known. */
    public boolean knows(String origin) {
        return keys.stream().anyMatch(key -> key.name().equals(origin));
    }

    /**
     * Opens a checkpoint of whichever known log it says it is of.
     *
     * @throws Finding.Broken where it is not a signed checkpoint of a known log
     */
    public Checkpoint open(byte[] note, String what) {
        try {
            String text = SignedNote.parse(note).unverifiedText();
            String origin = text.substring(0, Math.max(0, text.indexOf('\n')));
            if (!knows(origin)) {
                throw Finding.of(Check.SIGNATURE, what + " is of another log")
                        .unlike(
                                IntegrityException.quoted(keys.stream()
                                        .map(VerifierKey::name)
                                        .distinct()
                                        .toList()
                                        .toString()),
                                IntegrityException.quoted(origin))
                        .broken();
            }
            return Checkpoint.open(note, log(origin));
        } catch (IntegrityException refused) {
            throw Finding.of(Check.SIGNATURE, refused).at(what).broken();
        }
    }

    /** @throws IntegrityException where no key has this name */
    public KnownLog log(String origin) {
        return new KnownLog(
                origin, keys.stream().filter(key -> key.name().equals(origin)).toList());
    }
}
