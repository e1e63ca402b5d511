package al.feedbackledger.store.eventstore;

/**
 * One more use of a text by an institution.
 *
 * @param print 32 bytes: HMAC(pepper, institution and normalised text)
 */
@SuppressWarnings("ArrayRecordComponent") // A row on its way to the database: written once, never compared.
public record AnswerPrintRow(String institution, byte[] print) {}
