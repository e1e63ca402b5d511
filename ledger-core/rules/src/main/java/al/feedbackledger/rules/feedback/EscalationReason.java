package al.feedbackledger.rules.feedback;

/** Why a case is shown to the operator. */
public enum EscalationReason {
    TRANSFERRED_TOO_OFTEN,
    LONG_OVERDUE
}
