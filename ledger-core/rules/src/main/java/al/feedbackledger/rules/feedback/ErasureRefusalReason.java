package al.feedbackledger.rules.feedback;

/** Why words are kept though erasing was asked for. */
public enum ErasureRefusalReason {
    CASE_STILL_OPEN,
    LEGAL_CLAIM,
    PUBLIC_INTEREST,
    NOTHING_TO_ERASE
}
