package al.feedbackledger.api.chart;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * One period of a timeline as the chart shows it.
 *
 * @param anchor id of the table row with the same numbers
 * @param speech everything the point says, in words
 * @param end the last day, inclusive
 * @param share null where the period has no published number; then nothing is drawn and the line breaks
 * @param open whether the period is not over
 */
public record ChartPoint(
        String anchor,
        String speech,
        LocalDate start,
        LocalDate end,
        long n,
        @Nullable Share share,
        boolean open) {
    /** From this many ratings on a point is filled; below, it is hollow. */
    public static final int FILLED_FROM = 30;

    /**
     * The satisfied share and its 95 % interval.
     *
     * @param share 0 to 1, and so are the limits
     */
    public record Share(double share, double low, double high) {
        public Share {
            if (!(0 <= low && low <= share && share <= high && high <= 1)) {
                throw new IllegalArgumentException(
                        "a share lies inside its interval: " + low + " " + share + " " + high);
            }
        }
    }

    boolean drawn() {
        return share != null;
    }

    public boolean isFew() {
        return n < FILLED_FROM;
    }

    boolean follows(ChartPoint before) {
        return before.end.plusDays(1).equals(start);
    }
}
