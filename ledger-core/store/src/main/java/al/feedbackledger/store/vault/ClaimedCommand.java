package al.feedbackledger.store.vault;

import com.google.errorprone.annotations.CheckReturnValue;

import java.util.Arrays;

/**
 * A request under an idempotency key: enough to recognise it again and to seal its reply, nothing to learn from.
 *
 * <pre>
 * key hash     = SHA-256(actor ‖ 0x00 ‖ route ‖ 0x00 ‖ key)
 * request mac  = HMAC-SHA-256(key, request)
 * sealed reply = nonce (12) ‖ AES-256-GCM(HKDF-SHA-256(key, salt: key hash, info: "feedback-ledger/receipt/v1"),
 *                nonce, reply, associated: key hash ‖ request mac)
 * </pre>
 */
@CheckReturnValue
public final class ClaimedCommand {
    private static final String PURPOSE = "feedback-ledger/receipt/v1";

    private final byte[] keyHash;
    private final byte[] requestMac;
    private final byte[] replyKey;

    private ClaimedCommand(byte[] keyHash, byte[] requestMac, byte[] replyKey) {
        this.keyHash = keyHash;
        this.requestMac = requestMac;
        this.replyKey = replyKey;
    }

    /**
     * The claim of a request.
     *
     * @param actor the acting account's id; {@code subject} for a person
     * @param route which act on what, as the door names it
     * @param request the request's exact bytes; the same key with other bytes is another request
     */
    public static ClaimedCommand of(String actor, String route, IdempotencyKey key, byte[] request) {
        if (actor.indexOf('\0') >= 0 || route.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("an actor or route holds no zero character");
        }
        byte[] keyHash = Crypto.sha256(Crypto.utf8(actor + '\0' + route + '\0'), key.bytes());
        byte[] replyKey = Crypto.derivedKey(key.bytes(), keyHash, PURPOSE);
        return new ClaimedCommand(keyHash, Crypto.hmac(key.bytes(), request), replyKey);
    }

    /** What the receipt is found by: 32 bytes. */
    public byte[] keyHash() {
        return keyHash.clone();
    }

    /** What tells another request under the same key: 32 bytes. */
    public byte[] requestMac() {
        return requestMac.clone();
    }

    byte[] seal(byte[] reply, Randomness randomness) {
        byte[] nonce = randomness.bytes(Crypto.NONCE_BYTES);
        return Crypto.joined(nonce, Crypto.seal(replyKey, nonce, Crypto.joined(keyHash, requestMac), reply));
    }

    /**
     * The reply that was sealed for this very request.
     *
     * @throws IllegalStateException if the receipt was altered or belongs to another request
     */
    public byte[] open(byte[] sealedReply) {
        if (sealedReply.length < Crypto.NONCE_BYTES) {
            throw new IllegalStateException("a stored receipt is too short to be one");
        }
        byte[] nonce = Arrays.copyOf(sealedReply, Crypto.NONCE_BYTES);
        byte[] rest = Arrays.copyOfRange(sealedReply, Crypto.NONCE_BYTES, sealedReply.length);
        return Crypto.open(replyKey, nonce, Crypto.joined(keyHash, requestMac), rest)
                .orElseThrow(() -> new IllegalStateException("a stored receipt is not what was sealed"));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ClaimedCommand[hidden]";
    }
}
