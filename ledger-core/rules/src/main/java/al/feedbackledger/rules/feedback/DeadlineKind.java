package al.feedbackledger.rules.feedback;

/** What must happen by a deadline. */
public enum DeadlineKind {
    ACKNOWLEDGE,
    ANSWER,
    REVIEW
}
