package al.feedbackledger.rules.feedback;

/** Why all words are needed outside of the ledger. */
public enum WordsExportReason {
    /** Somebody checks that the words are those that the record commits to. */
    VERIFICATION,
    /** A court or an authority demands them by law. */
    LEGAL_DUTY,
    /** The ledger goes to another operator. */
    HANDOVER
}
