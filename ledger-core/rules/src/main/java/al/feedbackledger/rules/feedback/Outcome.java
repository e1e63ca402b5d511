package al.feedbackledger.rules.feedback;

/** What an institution says came of a case. */
public enum Outcome {
    RESOLVED,
    PARTLY_RESOLVED,
    CHANGE_MADE,
    CHANGE_PLANNED,
    EXPLAINED,
    NOT_POSSIBLE,
    NOT_COMPETENT,
    THANKS_SHARED;

    /** Whether this outcome names an improvement action. */
    public boolean namesAction() {
        return this == CHANGE_MADE || this == CHANGE_PLANNED;
    }
}
