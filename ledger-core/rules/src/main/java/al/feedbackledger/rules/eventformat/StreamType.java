package al.feedbackledger.rules.eventformat;

/** The kinds of streams, which are the aggregates. */
public enum StreamType {
    FEEDBACK,
    PUBLIC_SERVICE,
    INSTITUTION,
    QUESTION_SET,
    IMPROVEMENT_ACTION,
    SERVICE_STANDARD,
    ACCESS,
    PUBLICATION,
    WORDS_EXPORT
}
