package al.feedbackledger.store.eventstore;

import java.util.UUID;

/**
 * One sealed text as the vault keeps it.
 *
 * @param ref what the event's field names
 * @param path the field's place in its event
 * @param nonce 12 bytes
 * @param ciphertext AES-256-GCM of salt and value, with its tag
 */
@SuppressWarnings("ArrayRecordComponent") // A row on its way to the database: written once, never compared.
public record SealedValueRow(UUID ref, String streamId, String path, byte[] nonce, byte[] ciphertext) {}
