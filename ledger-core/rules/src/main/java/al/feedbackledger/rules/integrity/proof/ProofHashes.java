package al.feedbackledger.rules.integrity.proof;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.IntegrityException;
import com.google.errorprone.annotations.CheckReturnValue;

import java.util.ArrayList;
import java.util.List;

/** The list of hashes in a proof: its length known beforehand, each of 32 bytes, nobody else's arrays. */
@CheckReturnValue
final class ProofHashes {
    private ProofHashes() {}

    static List<byte[]> copied(List<byte[]> hashes, int expectedCount, String ofWhat) {
        if (hashes.size() != expectedCount) {
            throw IntegrityException.unlike(ofWhat + " has a wrong number of hashes", expectedCount, hashes.size());
        }
        for (int i = 0; i < hashes.size(); i++) {
            Canonical.requireHash(hashes.get(i), "hash " + i + " of " + ofWhat);
        }
        return copied(hashes);
    }

    static List<byte[]> copied(List<byte[]> hashes) {
        List<byte[]> copies = new ArrayList<>(hashes.size());
        for (byte[] hash : hashes) {
            copies.add(hash.clone());
        }
        return List.copyOf(copies);
    }
}
