package al.feedbackledger.store.vault;

import al.feedbackledger.store.eventstore.CaseKeyRow;
import com.google.errorprone.annotations.CheckReturnValue;

import java.nio.ByteBuffer;

/**
 * The key of one case: 32 random bytes that seal all its words, stored only wrapped by an epoch's key. Whoever destroys
 * it has erased the words.
 */
@CheckReturnValue
final class CaseKey {
    private final byte[] key;

    private CaseKey(byte[] key) {
        this.key = key;
    }

    /** A new key, and the row that keeps it. */
    static Wrapped create(String streamId, int generation, KeyFolder keys, Randomness randomness) {
        CaseKey key = new CaseKey(randomness.bytes(Crypto.KEY_BYTES));
        return new Wrapped(key, key.wrapped(streamId, generation, keys, randomness));
    }

    /** The row that keeps this key, wrapped by the present epoch's. */
    CaseKeyRow wrapped(String streamId, int generation, KeyFolder keys, Randomness randomness) {
        byte[] nonce = randomness.bytes(Crypto.NONCE_BYTES);
        int epoch = keys.currentEpoch();
        byte[] epochKey = keys.epochKey(epoch);
        if (epochKey == null) {
            throw new IllegalStateException("the current epoch has a key");
        }
        byte[] wrapped = Crypto.seal(epochKey, nonce, associated(streamId, generation, epoch), key);
        return new CaseKeyRow(streamId, generation, epoch, nonce, wrapped);
    }

    /**
     * The key a row keeps.
     *
     * @throws DamageFound if the epoch's key is not in the folder, or the row was altered
     */
    static CaseKey unwrap(CaseKeyRow row, KeyFolder keys) throws DamageFound {
        byte[] epochKey = keys.epochKey(row.epoch());
        if (epochKey == null) {
            throw new DamageFound(Opened.Damage.EPOCH_KEY_MISSING);
        }
        byte[] associated = associated(row.streamId(), row.generation(), row.epoch());
        return Crypto.open(epochKey, row.nonce(), associated, row.wrappedKey())
                .filter(key -> key.length == Crypto.KEY_BYTES)
                .map(CaseKey::new)
                .orElseThrow(() -> new DamageFound(Opened.Damage.CASE_KEY_ALTERED));
    }

    /** stream id ‖ uint32 generation ‖ uint32 epoch: a wrapped key fits one case, one generation and one epoch. */
    private static byte[] associated(String streamId, int generation, int epoch) {
        byte[] numbers = ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(generation)
                .putInt(epoch)
                .array();
        return Crypto.joined(Crypto.utf8(streamId), numbers);
    }

    byte[] bytes() {
        return key;
    }

    /** A key and the row that keeps it. */
    record Wrapped(CaseKey key, CaseKeyRow row) {}

    /** Without the key. */
    @Override
    public String toString() {
        return "CaseKey[hidden]";
    }
}
