package al.feedbackledger.rules.feedback;

/** Where the handling of a case stands, as its code; how it came there is in {@link Handling}. */
public enum Status {
    /** Complete in itself: nobody owes anything. */
    RECORDED,
    RECEIVED,
    ROUTED,
    IN_PROGRESS,
    AWAITING_SUBMITTER,
    ANSWERED,
    DISPUTED,
    UNDER_REVIEW,
    DECLINED,
    CLOSED,
    /** Joined with a similar case. */
    MERGED,
    /** Gone: taken back by the person. */
    WITHDRAWN;

    /** Whether somebody still owes the person, or the person the institution, an act. */
    public boolean isOpen() {
        return switch (this) {
            case RECEIVED, ROUTED, IN_PROGRESS, AWAITING_SUBMITTER, ANSWERED, DISPUTED, UNDER_REVIEW -> true;
            case RECORDED, DECLINED, CLOSED, MERGED, WITHDRAWN -> false;
        };
    }
}
