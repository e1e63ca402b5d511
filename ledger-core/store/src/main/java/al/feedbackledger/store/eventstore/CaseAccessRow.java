package al.feedbackledger.store.eventstore;

/**
 * How a person finds their case again.
 *
 * @param reference the reference number, unique
 * @param salt 32 bytes
 * @param codeDigest 32 bytes: the tracking code's keyed hash
 */
@SuppressWarnings("ArrayRecordComponent") // A row on its way to the database: written once, never compared.
public record CaseAccessRow(String reference, String streamId, byte[] salt, byte[] codeDigest) {}
