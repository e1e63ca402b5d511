package al.feedbackledger.verify.export;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.note.VerifierKey;
import al.feedbackledger.verify.lines.Line;
import al.feedbackledger.verify.lines.StrictObject;
import al.feedbackledger.verify.source.FileBytes;
import al.feedbackledger.verify.source.KnownKeys;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an export says of itself.
 *
 * @param origin of the log
 * @param keys that the log says it signs with; not believed where others are given
 * @param position the last one in the export
 * @param words whether the vault's manifest holds salts and values
 * @param damaged what the ledger lacked when it was exported, as whoever exported it says; nothing depends on it
 */
record Manifest(String origin, List<String> keys, long position, boolean words, List<String> damaged) {
    private static final int MOST_DAMAGED = 100;
    private static final Pattern DAMAGED = Pattern.compile("[a-z]{1,10} [0-9]{1,19}( to [0-9]{1,19})?");
    static final String FORMAT = "feedback-ledger/export/v1";
    static final String FILE = "manifest.json";
    private static final int MAX_BYTES = 1_000_000;

    static Manifest read(Path folder) {
        Line whole = new Line(FILE, 1, FileBytes.read(folder.resolve(FILE), MAX_BYTES));
        StrictObject json = StrictObject.parse(whole);
        if (!json.text("format").equals(FORMAT)) {
            throw whole.refused("this is not an export in the format " + FORMAT);
        }
        List<String> damaged = json.has("damaged") ? json.list("damaged") : List.of();
        if (damaged.size() > MOST_DAMAGED || !damaged.stream().allMatch(DAMAGED.asMatchPredicate())) {
            throw whole.refused("what the export says it lacks is not in its format");
        }
        Manifest manifest = new Manifest(
                json.text("origin"), json.list("keys"), json.number("position"), json.flag("words"), damaged);
        var unusedTime = json.text("at");
        json.end();
        return manifest;
    }

    /** The keys as the export claims them. */
    KnownKeys claimedKeys() {
        try {
            return new KnownKeys(keys.stream().map(VerifierKey::parse).toList());
        } catch (IntegrityException refused) {
            throw new Line(FILE, 1, new byte[0]).refused(refused.problem());
        }
    }
}
