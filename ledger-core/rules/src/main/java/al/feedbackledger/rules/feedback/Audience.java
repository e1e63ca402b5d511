package al.feedbackledger.rules.feedback;

/** For whom the service was used. */
public enum Audience {
    CITIZEN,
    BUSINESS,
    PUBLIC_EMPLOYEE,
    NOT_STATED
}
