package al.feedbackledger.store.log;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.checkpoint.KnownLog;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.rules.integrity.note.VerifierKey;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys a log has signed with up to some size, the oldest first. They follow from the leaves: whoever publishes the log
 * anew comes to the same keys. Published as {@code keys}, one verifier key a line. Immutable.
 */
record KeyHistory(List<VerifierKey> keys) {
    private static final int MAX_BYTES = 1 << 20;

    KeyHistory {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw IntegrityException.because("a log has at least one key");
        }
    }

    /** Reads a file {@code keys}. */
    static KeyHistory parse(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw IntegrityException.unlike("the list of keys is too long", "at most " + MAX_BYTES, file.length);
        }
        return new KeyHistory(Canonical.utf8(file, "the list of keys")
                .lines()
                .map(VerifierKey::parse)
                .toList());
    }

    byte[] bytes() {
        StringBuilder lines = new StringBuilder();
        for (VerifierKey key : keys) {
            lines.append(key).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** These keys and a newer one. A first key that is recorded after it was used is here already. */
    KeyHistory and(VerifierKey key) {
        if (keys.contains(key)) {
            return this;
        }
        List<VerifierKey> more = new ArrayList<>(keys);
        more.add(key);
        return new KeyHistory(more);
    }

    /** These keys up to the newest that has signed a checkpoint: a later one may have been published just before a crash. */
    KeyHistory upToSigner(SignedNote checkpoint) {
        List<VerifierKey> signers = checkpoint.verify(keys).signers();
        int count = 1 + signers.stream().mapToInt(keys::indexOf).max().orElseThrow();
        return new KeyHistory(keys.subList(0, count));
    }

    VerifierKey newest() {
        return keys.getLast();
    }

    /** Those after an older history, and the newest of the older one: together they hand the log over. */
    List<VerifierKey> handedOverSince(KeyHistory older) {
        return keys.subList(older.keys.size() - 1, keys.size()).reversed();
    }

    KnownLog known() {
        return new KnownLog(keys.getFirst().name(), keys);
    }
}
