package al.feedbackledger.rules.integrity.note;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.Digests;
import al.feedbackledger.rules.integrity.IntegrityException;
import com.google.errorprone.annotations.CheckReturnValue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A key as one line of text, the encoding of the format's reference program: name, key id in eight hexadecimal digits and
 * base64 of the algorithm's byte and the key's bytes, joined by plus signs; a private key has {@code PRIVATE+KEY+} in
 * front.
 *
 * @param name whose key it is
 * @param keyId the id that the text claims
 * @param key 32 bytes
 */
@CheckReturnValue
@SuppressWarnings("ArrayRecordComponent") // Taken apart on the spot, never compared.
record KeyText(String name, int keyId, byte[] key) {
    static final String PRIVATE = "PRIVATE+KEY+";

    /** The signature type of Ed25519 (C2SP signed-note, section "Signature types"). */
    private static final byte ED25519 = 1;

    private static final int MAX_CHARS = 512;
    private static final int KEY_ID_DIGITS = 8;

    /** The text between the quotation marks is never shown: it may be a private key put in the wrong place. */
    static KeyText parse(String text, String what) {
        int afterName = text.indexOf('+');
        int afterId = text.indexOf('+', afterName + 1);
        if (text.length() > MAX_CHARS || afterName < 0 || afterId < 0) {
            throw IntegrityException.because(what + " is not name+id+base64");
        }
        String name = text.substring(0, afterName);
        NoteText.requireName(name);
        int keyId = keyId(text.substring(afterName + 1, afterId), what);
        byte[] typed = Canonical.base64(text.substring(afterId + 1), what);
        if (typed.length != 1 + Ed25519.KEY_BYTES || typed[0] != ED25519) {
            throw IntegrityException.unlike(
                    what + " is not one of Ed25519",
                    "the byte 1 and " + Ed25519.KEY_BYTES + " bytes",
                    typed.length + " bytes" + (typed.length == 0 ? "" : ", the first " + typed[0]));
        }
        return new KeyText(name, keyId, Arrays.copyOfRange(typed, 1, typed.length));
    }

    private static int keyId(String digits, String what) {
        boolean eightDigits = digits.length() == KEY_ID_DIGITS
                && digits.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (!eightDigits) {
            throw IntegrityException.because(what + " has no key id of eight small hexadecimal digits");
        }
        return HexFormat.fromHexDigits(digits);
    }

    static String written(String name, int keyId, byte[] key) {
        byte[] typed = new byte[1 + key.length];
        typed[0] = ED25519;
        System.arraycopy(key, 0, typed, 1, key.length);
        return name + "+" + HexFormat.of().toHexDigits(keyId) + "+" + Canonical.base64(typed);
    }

    /** SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key), the first four bytes (section "Ed25519 signatures"). */
    static int keyIdOf(String name, byte[] publicKey) {
        MessageDigest sha256 = Digests.sha256();
        sha256.update(name.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) '\n');
        sha256.update(ED25519);
        return ByteBuffer.wrap(sha256.digest(publicKey)).getInt();
    }

    /** The id is computed, never believed. */
    void requireKeyIdOf(byte[] publicKey, String what) {
        int computed = keyIdOf(name, publicKey);
        if (computed != keyId) {
            throw IntegrityException.unlike(
                    what + " has another key's id",
                    HexFormat.of().toHexDigits(computed),
                    HexFormat.of().toHexDigits(keyId));
        }
    }
}
