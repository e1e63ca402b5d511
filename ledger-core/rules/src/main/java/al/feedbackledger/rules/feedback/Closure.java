package al.feedbackledger.rules.feedback;

/** How a case came to its end. */
public enum Closure {
    /** The person says the problem is solved. */
    CONFIRMED,
    /** The person did not reply in time; never counted as satisfaction. */
    LAPSED,
    DECLINED,
    REVIEW_DECIDED,
    /** Closed where it was collected. */
    IMPORTED
}
