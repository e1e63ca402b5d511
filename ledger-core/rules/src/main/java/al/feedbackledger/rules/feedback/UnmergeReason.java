package al.feedbackledger.rules.feedback;

/** Why a joined case stands alone again. */
public enum UnmergeReason {
    OFFICER,
    /** The person disputes the answer given to the case it was joined with. */
    DISPUTED,
    TARGET_WITHDRAWN,
    TARGET_DECLINED
}
