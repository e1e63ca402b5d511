package al.feedbackledger.rules.integrity.note;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.IntegrityException;
import com.google.errorprone.annotations.CheckReturnValue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A text that ends in a newline, a blank line, and one or more signature lines (C2SP signed-note, section "Format"). What
 * it says counts for nothing before {@link #verify}. Immutable.
 */
@CheckReturnValue
public final class SignedNote {
    /** Bytes of a note at most. */
    public static final int MAX_BYTES = 1 << 20;

    /** Signatures of a note at most. Verifiers have to accept 16. */
    public static final int MAX_SIGNATURES = 100;

    private static final String SEPARATOR = "\n\n";

    private final String text;
    private final List<NoteSignature> signatures;

    private SignedNote(String text, List<NoteSignature> signatures) {
        this.text = text;
        this.signatures = List.copyOf(signatures);
    }

    /**
     * A note from its bytes; its signatures are not yet verified.
     *
     * @throws IntegrityException if it is too long, is no UTF-8, holds a control character, or a part is not in its form
     */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw IntegrityException.unlike("the note is too long", "at most " + MAX_BYTES + " bytes", bytes.length);
        }
        String note = Canonical.utf8(bytes, "the note");
        NoteText.requireNoControls(note, "the note");
        if (!note.endsWith("\n")) {
            throw IntegrityException.because("the note does not end in a newline");
        }
        int separator = note.lastIndexOf(SEPARATOR);
        if (separator < 0) {
            throw IntegrityException.because("the note has no blank line between text and signatures");
        }
        return new SignedNote(note.substring(0, separator + 1), signatures(note.substring(separator + 2)));
    }

    private static List<NoteSignature> signatures(String lines) {
        long count = lines.chars().filter(c -> c == '\n').count();
        if (count < 1 || count > MAX_SIGNATURES) {
            throw IntegrityException.unlike(
                    "the note has a wrong number of signatures", "1 to " + MAX_SIGNATURES, count);
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            signatures.add(NoteSignature.parse(line, signatures.size()));
        }
        return signatures;
    }

    /**
     * A text with one signature.
     *
     * @param text ends in a newline; no control characters but newlines
     * @throws IntegrityException if the text cannot be a note's
     */
    public static SignedNote sign(String text, SigningKey key) {
        if (!text.endsWith("\n")) {
            throw IntegrityException.because("the text does not end in a newline");
        }
        NoteText.requireNoControls(text, "the text");
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw IntegrityException.because("the text holds half a surrogate pair and has no UTF-8 bytes");
        }
        return new SignedNote(text, List.of()).signedToo(key);
    }

    /**
     * This note with one signature more, at the end.
     *
     * @throws IntegrityException if the note becomes too long or has too many signatures
     */
    public SignedNote signedToo(SigningKey key) {
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(key.sign(text.getBytes(StandardCharsets.UTF_8)));
        return parse(new SignedNote(text, more).bytes());
    }

    /**
     * The text, when a known key has signed it (section "Signatures"). Signatures of unknown keys are ignored, also those
     * that share only a name or only an id with a known one; several of one key count once.
     *
     * @param known keys trusted for other reasons
     * @throws IntegrityException if no known key has signed, if a signature of a known key is wrong, or if two known keys
     *     share name and id, so that nobody can tell whose signature it is
     */
    public VerifiedNote verify(Collection<VerifierKey> known) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        List<VerifierKey> signers = new ArrayList<>();
        for (int i = 0; i < signatures.size(); i++) {
            NoteSignature signature = signatures.get(i);
            List<VerifierKey> claimed =
                    known.stream().filter(signature::claimsToBeOf).distinct().toList();
            if (claimed.size() > 1) {
                throw IntegrityException.because("two known keys share the name and id of a signature")
                        .at(i);
            }
            for (VerifierKey key : claimed) {
                if (!key.verifies(message, signature.signature())) {
                    throw IntegrityException.because("the signature of "
                                    + IntegrityException.quoted(signature.toString()) + " is not of this text")
                            .at(i);
                }
                if (!signers.contains(key)) {
                    signers.add(key);
                }
            }
        }
        if (signers.isEmpty()) {
            throw IntegrityException.unlike(
                    "the note is signed by no known key",
                    "one of " + known.stream().map(VerifierKey::shortName).toList(),
                    IntegrityException.quoted(signatures.toString()));
        }
        return new VerifiedNote(text, signers);
    }

    /** The text as it stands there, believed by nobody yet. */
    public String unverifiedText() {
        return text;
    }

    /** The signature lines, in their order. */
    public List<NoteSignature> signatures() {
        return signatures;
    }

    /** The bytes of the note. */
    public byte[] bytes() {
        StringBuilder note = new StringBuilder(text).append('\n');
        for (NoteSignature signature : signatures) {
            note.append(signature.line());
        }
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }
}
