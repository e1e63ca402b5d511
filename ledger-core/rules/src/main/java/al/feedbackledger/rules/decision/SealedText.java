package al.feedbackledger.rules.decision;

/**
 * What an event keeps of somebody's words: where they lie sealed, and a commitment to them.
 *
 * @param ref the vault's row, a UUID as text
 * @param commitment base64 of HMAC-SHA-256(salt, field bytes), see {@code rules.integrity.FieldCommitment}
 */
public record SealedText(String ref, String commitment) {
    public SealedText {
        if (ref.length() != 36 || commitment.length() != 44) {
            throw new IllegalArgumentException("a sealed text has a UUID and the base64 of 32 bytes");
        }
    }
}
