package al.feedbackledger.rules.perception;

/** Which question a delta counts: how it was, or how it is after the answer. */
public enum Family {
    /** The rating a submission came with; what every public timeline counts. */
    FIRST_RATING,
    /** The rating given after an answer. It never overwrites the first. */
    RE_RATING
}
