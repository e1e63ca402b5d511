package al.feedbackledger.rules.integrity.checkpoint;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.TreeHash;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.rules.integrity.note.SigningKey;
import al.feedbackledger.rules.integrity.note.VerifiedNote;
import com.google.errorprone.annotations.CheckReturnValue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a log says of itself at one moment: who it is, how many leaves it has, and their root (C2SP tlog-checkpoint,
 * section "Note text"). Immutable.
 */
@CheckReturnValue
public final class Checkpoint {
    /** Characters of an origin at most, as of a key's name. */
    public static final int MAX_ORIGIN_CHARS = 256;

    /** Extension lines at most; we write none, other logs may. */
    public static final int MAX_EXTENSIONS = 32;

    private static final int LINES_BEFORE_EXTENSIONS = 3;

    private final String origin;
    private final long size;
    private final byte[] root;
    private final List<String> extensions;

    private Checkpoint(String origin, long size, byte[] root, List<String> extensions) {
        this.origin = origin;
        this.size = size;
        this.root = root;
        this.extensions = List.copyOf(extensions);
    }

    /**
     * A checkpoint to be signed.
     *
     * @param origin not empty, one line
     * @param size leaves in the tree, not negative
     * @param root 32 bytes; of a tree without leaves, SHA-256 of the empty string
     * @throws IntegrityException if one of them is out of range
     */
    public static Checkpoint of(String origin, long size, byte[] root) {
        if (size < 0) {
            throw IntegrityException.because("a tree cannot have " + size + " leaves");
        }
        Canonical.requireHash(root, "the root");
        return checked(origin, size, root.clone(), List.of());
    }

    private static Checkpoint checked(String origin, long size, byte[] root, List<String> extensions) {
        if (origin.isEmpty() || origin.length() > MAX_ORIGIN_CHARS) {
            throw IntegrityException.unlike(
                    "a checkpoint's origin has a wrong length",
                    "1 to " + MAX_ORIGIN_CHARS + " characters",
                    origin.length());
        }
        if (origin.chars().anyMatch(c -> c < ' ')) {
            throw IntegrityException.because("a checkpoint's origin is one line without control characters");
        }
        if (size == 0 && !Arrays.equals(root, TreeHash.emptyRoot())) {
            throw IntegrityException.unlikeHash("a tree without leaves has another root", TreeHash.emptyRoot(), root);
        }
        return new Checkpoint(origin, size, root, extensions);
    }

    /**
     * Reads the text of a note that has been verified.
     *
     * @throws IntegrityException if the text is not a checkpoint's, a size is written {@code 007} or is above 2^63 − 1
     */
    public static Checkpoint of(VerifiedNote note) {
        return parse(note.text());
    }

    /**
     * What a note says, believed by nobody yet: for a message, or where no key is known.
     *
     * @param note the bytes of the file {@code checkpoint}
     * @throws IntegrityException if it is not in the form of a checkpoint's note
     */
    public static Checkpoint claimed(byte[] note) {
        return parse(SignedNote.parse(note).unverifiedText());
    }

    static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw IntegrityException.because("a checkpoint does not end in a newline");
        }
        List<String> lines = Arrays.asList(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < LINES_BEFORE_EXTENSIONS
                || lines.size() > LINES_BEFORE_EXTENSIONS + MAX_EXTENSIONS
                || lines.contains("")) {
            throw IntegrityException.unlike(
                    "a checkpoint has a wrong number of lines",
                    "origin, size, root and at most " + MAX_EXTENSIONS + " more, none of them empty",
                    lines.size());
        }
        return checked(
                lines.get(0),
                Canonical.decimal(lines.get(1), "a checkpoint's size"),
                Canonical.hash(lines.get(2), "a checkpoint's root"),
                lines.subList(LINES_BEFORE_EXTENSIONS, lines.size()));
    }

    /**
     * Opens a note as a checkpoint of a known log: its signature, its origin, its form.
     *
     * @param note the bytes of the file {@code checkpoint}
     * @throws IntegrityException if the log has not signed it, or it is of another log or not in its form
     */
    public static Checkpoint open(byte[] note, KnownLog log) {
        SignedNote signed = SignedNote.parse(note);
        Checkpoint claimed = parse(signed.unverifiedText());
        // Told first, because of a foreign log the signature is unknown as well, which would say less.
        if (!claimed.origin.equals(log.origin())) {
            throw IntegrityException.unlike(
                    "this is a checkpoint of another log",
                    IntegrityException.quoted(log.origin()),
                    IntegrityException.quoted(claimed.origin));
        }
        return of(signed.verify(log.keys()));
    }

    /**
     * The note to publish.
     *
     * @throws IntegrityException unless the key has the origin's name
     */
    public SignedNote sign(SigningKey key) {
        if (!key.verifierKey().name().equals(origin)) {
            throw IntegrityException.unlike(
                    "a log signs with a key of its own name",
                    IntegrityException.quoted(origin),
                    IntegrityException.quoted(key.verifierKey().name()));
        }
        return SignedNote.sign(text(), key);
    }

    /** The note text: origin, size and root on a line each, then the extensions. */
    public String text() {
        StringBuilder text = new StringBuilder(origin)
                .append('\n')
                .append(size)
                .append('\n')
                .append(Canonical.base64(root))
                .append('\n');
        for (String extension : extensions) {
            text.append(extension).append('\n');
        }
        return text.toString();
    }

    /** Which log it is of. */
    public String origin() {
        return origin;
    }

    /** How many leaves the tree has. */
    public long size() {
        return size;
    }

    /** The root: 32 bytes. */
    public byte[] root() {
        return root.clone();
    }

    /** Lines after the third; a log of ours has none. */
    public List<String> extensions() {
        return extensions;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that
                && size == that.size
                && origin.equals(that.origin)
                && Arrays.equals(root, that.root)
                && extensions.equals(that.extensions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(origin, size, Arrays.hashCode(root));
    }

    /** Size and root on one line, for a message. */
    @Override
    public String toString() {
        return size + " leaves, root " + Canonical.base64(root);
    }
}
