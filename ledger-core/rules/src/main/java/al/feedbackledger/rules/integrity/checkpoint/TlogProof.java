package al.feedbackledger.rules.integrity.checkpoint;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.TreeHash;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.rules.integrity.proof.InclusionProof;
import com.google.errorprone.annotations.CheckReturnValue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A proof file (C2SP tlog-proof, section "Format"): that an entry is in a log, to be checked by whoever has the entry and
 * knows the log, without asking anybody. A header line, optionally an {@code extra} line, the index, the hashes of the
 * inclusion proof, a blank line, the log's checkpoint. Immutable.
 */
@CheckReturnValue
public final class TlogProof {
    /** How the name of such a file ends. */
    public static final String FILE_ENDING = ".tlog-proof";

    /** Bytes of a proof file at most: room for the extra line, and for a note as long as notes may be. */
    public static final int MAX_BYTES = 1_500_000 + SignedNote.MAX_BYTES;

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final String SEPARATOR = "\n\n";

    private final byte[] extra;
    private final InclusionProof inclusion;
    private final SignedNote checkpoint;

    private TlogProof(byte[] extra, InclusionProof inclusion, SignedNote checkpoint) {
        this.extra = extra;
        this.inclusion = inclusion;
        this.checkpoint = checkpoint;
    }

    /**
     * A proof to be handed out.
     *
     * @param extra what the proof does not vouch for and its reader may want; empty for no extra line
     * @param inclusion in the tree of the checkpoint
     * @param checkpoint as the log signed it
     * @throws IntegrityException if the proof is of another size than the checkpoint, or the file would be too long
     */
    public static TlogProof of(byte[] extra, InclusionProof inclusion, SignedNote checkpoint) {
        Checkpoint claimed = Checkpoint.parse(checkpoint.unverifiedText());
        if (claimed.size() != inclusion.size()) {
            throw IntegrityException.unlike(
                    "the inclusion proof is for a tree of another size than the checkpoint's",
                    claimed.size(),
                    inclusion.size());
        }
        TlogProof proof = new TlogProof(extra.clone(), inclusion, checkpoint);
        requireLength(proof.bytes());
        return proof;
    }

    /**
     * A proof from the bytes of its file; {@link #verify} says whether it proves anything.
     *
     * @throws IntegrityException if a line is not in its form, the index is not below the checkpoint's size, or the number
     *     of hashes is not what index and size demand
     */
    public static TlogProof parse(byte[] bytes) {
        requireLength(bytes);
        String file = Canonical.utf8(bytes, "the proof");
        int separator = file.indexOf(SEPARATOR);
        if (separator < 0) {
            throw IntegrityException.because("the proof has no blank line before its checkpoint");
        }
        List<String> lines =
                new ArrayList<>(List.of(file.substring(0, separator).split("\n", -1)));
        byte[] note = file.substring(separator + SEPARATOR.length()).getBytes(StandardCharsets.UTF_8);
        SignedNote checkpoint = SignedNote.parse(note);
        long size = Checkpoint.parse(checkpoint.unverifiedText()).size();

        requireHeader(lines.removeFirst());
        byte[] extra =
                lines.isEmpty() || !lines.getFirst().startsWith(EXTRA) ? new byte[0] : extra(lines.removeFirst());
        if (lines.isEmpty() || !lines.getFirst().startsWith(INDEX)) {
            throw IntegrityException.because("the proof has no line '" + INDEX + "' where it belongs");
        }
        long index = Canonical.decimal(lines.removeFirst().substring(INDEX.length()), "the proof's index");
        return new TlogProof(extra, new InclusionProof(index, size, hashes(lines)), checkpoint);
    }

    private static void requireLength(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw IntegrityException.unlike("the proof is too long", "at most " + MAX_BYTES + " bytes", bytes.length);
        }
    }

    private static void requireHeader(String line) {
        if (!line.equals(HEADER)) {
            throw IntegrityException.unlike("this is no proof file", HEADER, IntegrityException.quoted(line));
        }
    }

    private static byte[] extra(String line) {
        byte[] extra = Canonical.base64(line.substring(EXTRA.length()), "the proof's extra line");
        if (extra.length == 0) {
            throw IntegrityException.because("a proof without extra data has no extra line, not an empty one");
        }
        return extra;
    }

    private static List<byte[]> hashes(List<String> lines) {
        if (lines.size() > InclusionProof.MAX_HASHES) {
            throw IntegrityException.unlike(
                    "the proof has too many hashes", "at most " + InclusionProof.MAX_HASHES, lines.size());
        }
        List<byte[]> hashes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            hashes.add(Canonical.hash(lines.get(i), "hash " + i + " of the proof"));
        }
        return hashes;
    }

    /**
     * The checkpoint, when it is the known log's and the entry is in its tree at the proof's index.
     *
     * @param entry the entry's bytes, from elsewhere or made anew from the extra data
     * @throws IntegrityException otherwise
     */
    public Checkpoint verify(byte[] entry, KnownLog log) {
        Checkpoint verified = Checkpoint.open(checkpoint.bytes(), log);
        inclusion.verify(TreeHash.leaf(entry), verified.root());
        return verified;
    }

    /** The bytes of the file. */
    public byte[] bytes() {
        StringBuilder head = new StringBuilder(HEADER).append('\n');
        if (extra.length > 0) {
            head.append(EXTRA).append(Canonical.base64(extra)).append('\n');
        }
        head.append(INDEX).append(inclusion.index()).append('\n');
        for (byte[] hash : inclusion.hashes()) {
            head.append(Canonical.base64(hash)).append('\n');
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(head.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(checkpoint.bytes());
        return file.toByteArray();
    }

    /** Data that nothing here vouches for, if there is any. */
    public Optional<byte[]> extra() {
        return extra.length == 0 ? Optional.empty() : Optional.of(extra.clone());
    }

    /** The inclusion proof, with index and size. */
    public InclusionProof inclusion() {
        return inclusion;
    }

    /** The checkpoint's note, not verified. */
    public SignedNote checkpoint() {
        return checkpoint;
    }
}
