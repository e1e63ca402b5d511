package al.feedbackledger.rules.feedback;

/** Why an institution does not take a case up. */
public enum DeclineReason {
    NOT_COMPETENT,
    ALREADY_DECIDED,
    IN_COURT,
    NOT_ABOUT_A_SERVICE,
    ABUSIVE,
    TOO_LITTLE_INFORMATION
}
