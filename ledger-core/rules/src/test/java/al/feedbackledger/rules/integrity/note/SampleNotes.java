package al.feedbackledger.rules.integrity.note;

import java.nio.charset.StandardCharsets;

/** A log, a witness, somebody who uses the log's name, and a note of the log's. */
final class SampleNotes {
    static final SigningKey LOG = key("log.example", 1);
    static final SigningKey WITNESS = key("witness.example", 2);
    static final SigningKey STRANGER = key("log.example", 3);
    static final String TEXT = "first line\n\nthird line, ë\n";
    static final SignedNote NOTE = SignedNote.sign(TEXT, LOG);

    private SampleNotes() {}

    private static SigningKey key(String name, int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return SigningKey.of(name, seed);
    }

    /** A right signature line. */
    static String line(SigningKey key, String text) {
        return key.sign(bytes(text)).line();
    }

    /** A signature line with a claim and no signature. */
    static String forged(String name, int keyId) {
        return new NoteSignature(name, keyId, new byte[64]).line();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(SignedNote note) {
        return new String(note.bytes(), StandardCharsets.UTF_8);
    }
}
