package al.feedbackledger.store.eventstore;

/**
 * A case's key, wrapped by the key of an epoch.
 *
 * @param generation counts the keys a case has had, from 1
 * @param epoch which epoch key wraps it
 * @param nonce 12 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // A row on its way to the database: written once, never compared.
public record CaseKeyRow(String streamId, int generation, int epoch, byte[] nonce, byte[] wrappedKey) {}
