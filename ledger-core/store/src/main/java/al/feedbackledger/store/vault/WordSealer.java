package al.feedbackledger.store.vault;

import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.integrity.FieldCommitment;
import al.feedbackledger.store.eventstore.CaseKeyRow;
import al.feedbackledger.store.eventstore.KeyUse;
import al.feedbackledger.store.eventstore.SealedValueRow;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Seals the words of one command for one case. Nothing is stored here: the rows go with the command's events into the
 * ledger's transaction. For one thread.
 */
public final class WordSealer {
    static final int SALT_BYTES = 32;

    private final String streamId;
    private final Instant at;
    private final Randomness randomness;
    private final Supplier<KeyInUse> keySource;
    private final List<SealedValueRow> values = new ArrayList<>();
    private @Nullable KeyInUse key;

    /**
     * @param keySource asked once, and only if there are words to seal
     */
    WordSealer(String streamId, Instant at, Randomness randomness, Supplier<KeyInUse> keySource) {
        this.streamId = streamId;
        this.at = at;
        this.randomness = randomness;
        this.keySource = keySource;
    }

    /** The key to seal with and its generation, and its row if it is new. */
    record KeyInUse(CaseKey key, int generation, @Nullable CaseKeyRow newRow) {}

    /**
     * Seals a text.
     *
     * @param path which field of the event it is
     * @return what the event keeps of it
     * @throws IllegalArgumentException if the text is longer than {@link Vault#MAX_VALUE_BYTES} or has no UTF-8 bytes
     */
    public SealedText seal(String path, String text) {
        byte[] salt = randomness.bytes(SALT_BYTES);
        // Before anything else: refuses half a surrogate pair, of which UTF-8 would keep a question mark.
        byte[] commitment = FieldCommitment.of(salt, path, text);
        byte[] value = Crypto.utf8(text);
        if (value.length > Vault.MAX_VALUE_BYTES) {
            throw new IllegalArgumentException(
                    "a text to seal has " + value.length + " bytes, more than " + Vault.MAX_VALUE_BYTES);
        }
        String ref = randomness.timeOrderedId(at).toString();
        byte[] nonce = randomness.bytes(Crypto.NONCE_BYTES);
        byte[] ciphertext =
                Crypto.seal(key().bytes(), nonce, Vault.associated(streamId, path, ref), Crypto.joined(salt, value));
        values.add(new SealedValueRow(UUID.fromString(ref), streamId, path, nonce, ciphertext));
        return new SealedText(ref, Base64.getEncoder().encodeToString(commitment));
    }

    private CaseKey key() {
        if (key == null) {
            key = keySource.get();
        }
        return key.key();
    }

    /** All that was sealed so far, for the ledger's transaction. */
    public SealedWords sealed() {
        if (key == null) {
            return new SealedWords(values, null, null);
        }
        CaseKeyRow newRow = key.newRow();
        return new SealedWords(values, newRow, newRow == null ? new KeyUse(streamId, key.generation()) : null);
    }
}
