package al.feedbackledger.rules.decision;

/** In what capacity somebody acts. A staff account has exactly one role; who holds two offices has two accounts. */
public enum Role {
    /** The person a case belongs to, known by its tracking code alone. */
    SUBJECT,
    /** Answers the cases of one institution. */
    OFFICER,
    /** Does what an officer does, and assigns, extends and decides reviews. */
    SUPERVISOR,
    /** Proposes and decides which feedback is left out of the counts; works for NAIS. */
    MODERATOR,
    /** Handles corruption signals, alone. */
    INSPECTOR,
    /** The data protection officer: decides about erasing words. */
    DPO,
    /** A civil-society organisation that assesses services. */
    ASSESSOR,
    /** Reads and replays everything but words. */
    AUDITOR,
    /** Keeps catalogue, standards and accounts. */
    ADMIN,
    /** Brings in feedback collected elsewhere. */
    IMPORTER,
    /** The clock, and what follows from the record itself. */
    SYSTEM;

    /** Whether this role answers cases of its institution. */
    public boolean answers() {
        return this == OFFICER || this == SUPERVISOR;
    }
}
