package al.feedbackledger.rules.feedback;

/** What a review comes to. */
public enum ReviewResult {
    /** The higher body answers in the institution's place; the person may confirm or dispute it. */
    NEW_ANSWER,
    /** The decision stands; the case closes. */
    UPHELD
}
