package al.feedbackledger.rules.perception;

import java.time.LocalDate;

/** How final a bucket is on a given day. */
public enum BucketState {
    /** Its last day is not over yet; drawn dashed. */
    OPEN,
    /** It ended at most {@value #SETTLING_DAYS} days ago; late acts may still come. */
    SETTLING,
    RELEASED;

    /** Days after a bucket's last day during which it settles. */
    public static final int SETTLING_DAYS = 7;

    /**
     * The state of a bucket.
     *
     * @param end the bucket's last day
     * @param today the local day it is looked at
     */
    public static BucketState of(LocalDate end, LocalDate today) {
        if (!today.isAfter(end)) {
            return OPEN;
        }
        return today.isAfter(end.plusDays(SETTLING_DAYS)) ? RELEASED : SETTLING;
    }
}
