package al.feedbackledger.store.vault;

/**
 * Words with the salt that shows the event's commitment to be to them.
 *
 * @param salt 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on at once, never compared.
public record SaltedWords(byte[] salt, String text) {
    /** Without salt and words. */
    @Override
    public String toString() {
        return "SaltedWords[hidden]";
    }
}
