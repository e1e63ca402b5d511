package al.feedbackledger.rules.feedback;

/** Why feedback is left out of the counts, or counted again. */
public enum ExclusionReason {
    DUPLICATE,
    SPAM,
    AUTOMATED,
    NOT_ABOUT_THE_SERVICE,
    TEST_ENTRY,
    DECIDED_IN_ERROR
}
