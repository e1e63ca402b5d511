package al.feedbackledger.rules.perception;

import java.time.LocalDate;

/**
 * A moment up to which the public sees.
 *
 * @param position the last position folded
 * @param day the local day the point is taken on; a fact of its event, so that a replay decides the same
 */
public record PublicationPoint(long position, LocalDate day) {
    public PublicationPoint {
        if (position < 1) {
            throw new IllegalArgumentException("positions start at 1: " + position);
        }
    }

    /**
     * Whether breakdowns of a quarter may first appear at a point taken on {@code day}, the point before it having been
     * taken on {@code previousDay}. Only then must series without new deltas be published anew.
     */
    public static boolean releasesQuarter(LocalDate previousDay, LocalDate day) {
        return !lastReleased(previousDay).equals(lastReleased(day));
    }

    private static Bucket lastReleased(LocalDate day) {
        Bucket quarter = BucketSize.QUARTER.of(day).previous();
        return quarter.state(day) == BucketState.RELEASED ? quarter : quarter.previous();
    }
}
