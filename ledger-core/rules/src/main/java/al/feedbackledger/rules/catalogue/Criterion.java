package al.feedbackledger.rules.catalogue;

/** The eight criteria NAIS monitors for the information on every service. */
public enum Criterion {
    EASY_TO_FIND_AND_USE,
    ACCURATE_AND_COMPLETE,
    REFERS_TO_LEGAL_ACTS,
    NAMES_THE_INSTITUTION,
    GIVES_CONTACT,
    WELL_ORGANISED,
    UP_TO_DATE,
    CLEAR_LANGUAGE;

    /** How far a service meets a criterion. */
    public enum Verdict {
        MET,
        PARTLY_MET,
        NOT_MET
    }

    /** Who assesses. */
    public enum Assessor {
        NAIS,
        CIVIL_SOCIETY
    }
}
