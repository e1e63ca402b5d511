package al.feedbackledger.store.vault;

import al.feedbackledger.store.chance.Randomness;
import al.feedbackledger.store.eventstore.ReceiptRow;
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

    /** Makes the reply of an act from the places of its events in the ledger. */
    @FunctionalInterface
    public interface Reply {
        byte[] at(long firstPosition, long lastPosition);
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

    /**
     * The receipt that the ledger's transaction stores; its reply is made and sealed once the positions are known. The
     * ledger finds a repeated request by it, before versions and states are checked and again under its lock.
     */
    public ReceiptRow receipt(String streamId, Randomness randomness, Reply reply) {
        return new ReceiptRow(
                keyHash.clone(),
                requestMac.clone(),
                streamId,
                (first, last) -> seal(reply.at(first, last), randomness));
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
