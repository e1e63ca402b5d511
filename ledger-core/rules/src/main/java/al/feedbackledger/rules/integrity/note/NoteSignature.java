package al.feedbackledger.rules.integrity.note;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.IntegrityException;
import com.google.errorprone.annotations.CheckReturnValue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * One signature line of a note: {@code — name base64(key id ‖ signature)} (C2SP signed-note, section "Signatures"). Of
 * whom it really is, only the key tells. Immutable.
 */
@CheckReturnValue
public final class NoteSignature {
    private static final String DASH = "\u2014 ";

    private final String name;
    private final int keyId;
    private final byte[] signature;

    NoteSignature(String name, int keyId, byte[] signature) {
        this.name = name;
        this.keyId = keyId;
        this.signature = signature.clone();
    }

    /** A line without its newline; the number, counted from 0, says in a refusal which one it was. */
    static NoteSignature parse(String line, int number) {
        int afterName = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || afterName < 0) {
            throw IntegrityException.unlike(
                            "a signature line is not in its form",
                            "em dash, space, name, space, base64",
                            IntegrityException.quoted(line))
                    .at(number);
        }
        String name = line.substring(DASH.length(), afterName);
        NoteText.requireName(name);
        byte[] bytes = Canonical.base64(line.substring(afterName + 1), "the signature on line " + number);
        if (bytes.length <= Integer.BYTES) {
            throw IntegrityException.unlike("a signature is too short", "more than 4 bytes", bytes.length)
                    .at(number);
        }
        int keyId = ByteBuffer.wrap(bytes).getInt();
        return new NoteSignature(name, keyId, Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    String line() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + signature.length);
        bytes.putInt(keyId).put(signature);
        return DASH + name + " " + Canonical.base64(bytes.array()) + "\n";
    }

    /** Name and id are what makes a key known; either alone is not enough. */
    boolean claimsToBeOf(VerifierKey key) {
        return keyId == key.keyId() && name.equals(key.name());
    }

    /** The name that the line claims. */
    public String name() {
        return name;
    }

    /** The key id that the line claims. */
    public int keyId() {
        return keyId;
    }

    /** The signature's bytes, without the key id. */
    public byte[] signature() {
        return signature.clone();
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().toHexDigits(keyId);
    }
}
