package al.feedbackledger.store.vault;

/**
 * The secret that keyed hashes in the database are made with: without the key folder, a stolen database lets nobody try
 * codes or answers.
 */
@FunctionalInterface
public interface Pepper {
    /** HMAC-SHA-256 of the message under the pepper: 32 bytes. */
    byte[] mac(byte[] message);
}
