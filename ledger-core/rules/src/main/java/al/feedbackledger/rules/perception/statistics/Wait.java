package al.feedbackledger.rules.perception.statistics;

/**
 * How long one person waited, in whole calendar days.
 *
 * @param days from the day the wait began; 0 is the same day
 * @param ended whether what was waited for came on the last day; else that is the day until which it is known not to
 *     have come
 */
public record Wait(int days, boolean ended) {
    public Wait {
        if (days < 0) {
            throw new IllegalArgumentException("a wait of " + days + " days ended before it began: count it apart");
        }
    }
}
