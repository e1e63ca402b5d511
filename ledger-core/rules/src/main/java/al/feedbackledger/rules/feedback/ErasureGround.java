package al.feedbackledger.rules.feedback;

/** Why words were erased. */
public enum ErasureGround {
    REQUESTED_BY_SUBJECT,
    THIRD_PARTY_DATA,
    UNLAWFUL_CONTENT,
    RETENTION
}
