package al.feedbackledger.rules.feedback;

/** What should be improved: a closed list, one polarity. */
public enum Reason {
    TOO_SLOW,
    NOT_WORKING,
    PAPER_OR_OFFICE,
    NOT_ACCESSIBLE,
    INFO_HARD_TO_USE,
    INFO_WRONG_OR_INCOMPLETE,
    INFO_NO_LEGAL_ACTS,
    INFO_NO_INSTITUTION,
    INFO_NO_CONTACT,
    INFO_BADLY_ORGANISED,
    INFO_OUT_OF_DATE,
    INFO_UNCLEAR;

    /** Whether this is one of the eight criteria for the information on every service. */
    public boolean isCriterion() {
        return name().startsWith("INFO_");
    }
}
