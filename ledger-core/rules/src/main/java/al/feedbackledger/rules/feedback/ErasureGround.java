package al.feedbackledger.rules.feedback;

/** Why words were erased. */
public enum ErasureGround {
    REQUESTED_BY_SUBJECT,
    THIRD_PARTY_DATA,
    UNLAWFUL_CONTENT,
    RETENTION,
    /** They had been erased before a backup was restored, and nobody knows any more on what ground. */
    ERASED_BEFORE_RESTORE
}
