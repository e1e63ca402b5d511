package al.feedbackledger.rules.feedback;

/** Who opened whose words: one stream per staff account and day. */
public sealed interface AccessEvent {

    /**
     * @param feedback stream of the case whose words were opened
     * @param purpose what they were opened for
     */
    record PersonalDataAccessed(String feedback, Purpose purpose) implements AccessEvent {}

    /** What words may be opened for. */
    enum Purpose {
        HANDLING,
        REVIEW,
        ERASURE,
        EXPORT
    }
}
