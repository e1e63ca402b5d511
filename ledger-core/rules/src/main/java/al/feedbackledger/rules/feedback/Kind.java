package al.feedbackledger.rules.feedback;

/** What a person sends. */
public enum Kind {
    /** A rating alone; complete in itself. */
    RATING,
    COMPLAINT,
    SUGGESTION,
    PRAISE,
    /** Goes to the inspectorate only and carries no rating. */
    CORRUPTION_SIGNAL;

    /** Whether an answer is wanted when the person does not say. */
    public boolean answerWantedByDefault() {
        return this == COMPLAINT || this == CORRUPTION_SIGNAL;
    }
}
