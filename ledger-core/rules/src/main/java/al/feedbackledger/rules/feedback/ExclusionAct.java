package al.feedbackledger.rules.feedback;

/** What a moderator proposes. */
public enum ExclusionAct {
    EXCLUDE,
    REINSTATE
}
