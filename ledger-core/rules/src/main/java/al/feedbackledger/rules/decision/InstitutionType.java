package al.feedbackledger.rules.decision;

/** What an institution is to the ledger. */
public enum InstitutionType {
    /** Runs the portal and routes what has no competent institution (NAIS). */
    OPERATOR,
    /** Receives corruption signals. */
    INSPECTORATE,
    MINISTRY,
    AGENCY,
    MUNICIPALITY,
    OTHER
}
