package al.feedbackledger.verify.sample;

import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.FieldCommitment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The sealed words of the sample ledger. */
final class Words {
    private final List<Sealed> all = new ArrayList<>();

    /** @param salt 32 bytes */
    @SuppressWarnings("ArrayRecordComponent") // Read only.
    record Sealed(SealedText text, String path, byte[] salt, String value) {
        String line(String stream, String state, boolean words) {
            String opened = words && state.equals("present")
                    ? ",\"salt\":\"" + Canonical.base64(salt) + "\",\"value\":\""
                            + Canonical.base64(value.getBytes(StandardCharsets.UTF_8)) + "\""
                    : "";
            return "{\"ref\":\"" + text.ref() + "\",\"stream\":\"" + stream + "\",\"path\":\"" + path
                    + "\",\"state\":\"" + state + "\"" + opened + "}\n";
        }
    }

    SealedText seal(String path, String value) {
        byte[] salt = new byte[32];
        Arrays.fill(salt, (byte) (all.size() % 127));
        String ref = new UUID(0x0192_f0c2_0000_7000L, 0x8000_0000_0000_0000L | (all.size() + 1)).toString();
        SealedText text = new SealedText(ref, Canonical.base64(FieldCommitment.of(salt, path, value)));
        all.add(new Sealed(text, path, salt, value));
        return text;
    }

    void takeOver(Words other) {
        all.addAll(other.all);
    }

    Sealed of(SealedText text) {
        return all.get((int) (UUID.fromString(text.ref()).getLeastSignificantBits() & 0xFFFF_FFFFL) - 1);
    }
}
