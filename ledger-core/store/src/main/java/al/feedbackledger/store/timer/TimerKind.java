package al.feedbackledger.store.timer;

/** What a timer does when it is due; the name is stored. */
enum TimerKind {
    MISS_ACKNOWLEDGE,
    MISS_ANSWER,
    MISS_REVIEW,
    ESCALATE_ANSWER,
    ESCALATE_REVIEW,
    LAPSE_CLARIFICATION,
    LAPSE_ANSWER,
    LAPSE_REFUSAL,
    UNMERGE_WITHDRAWN,
    UNMERGE_DECLINED,
    RETENTION;

    /** The stored kind of a joined case's timer, until the case it was joined with is withdrawn or declined. */
    static String unmergeWaitingFor(String target) {
        return "UNMERGE:" + target;
    }
}
