package al.feedbackledger.rules.feedback;

/** Why a person does not agree with an answer. */
public enum DisputeReason {
    NOT_SOLVED,
    NOT_ABOUT_MY_CASE,
    WRONG_INFORMATION,
    PROMISE_NOT_KEPT,
    OTHER
}
