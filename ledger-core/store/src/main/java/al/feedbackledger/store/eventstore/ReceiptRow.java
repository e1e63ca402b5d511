package al.feedbackledger.store.eventstore;

/**
 * A command that must have its effect once, and the reply to give when it is repeated.
 *
 * @param keyHash 32 bytes: SHA-256(actor, route, key)
 * @param requestMac 32 bytes: HMAC(key, request); tells a repetition from another request under the same key
 * @param reply makes the sealed reply once the positions are known
 */
@SuppressWarnings("ArrayRecordComponent") // A row on its way to the database: written once, never compared.
public record ReceiptRow(byte[] keyHash, byte[] requestMac, String streamId, SealedReply reply) {

    /** Makes the reply of an act from the places of its events in the ledger, sealed for its client alone. */
    @FunctionalInterface
    public interface SealedReply {
        byte[] seal(long firstPosition, long lastPosition);
    }
}
