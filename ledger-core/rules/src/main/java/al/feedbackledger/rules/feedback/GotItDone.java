package al.feedbackledger.rules.feedback;

/** Whether the person got what they needed. */
public enum GotItDone {
    YES,
    PARTLY,
    NO
}
