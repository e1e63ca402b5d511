package al.feedbackledger.rules.feedback;

/** Why an institution needs more time. */
public enum ExtensionReason {
    OTHER_INSTITUTION_NEEDED,
    TECHNICAL_CHECK,
    DOCUMENTS_AWAITED,
    COMPLEX_CASE
}
