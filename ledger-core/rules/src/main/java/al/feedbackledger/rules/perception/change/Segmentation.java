package al.feedbackledger.rules.perception.change;

import al.feedbackledger.rules.perception.statistics.Share;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The weeks of a series cut where its share changed for good: optimal partitioning, exact.
 *
 * <p>Of all ways to cut T weeks into segments of at least {@value #LEAST_WEEKS} weeks and {@value #LEAST_RATINGS} ratings,
 * the one with the least sum of {@link BinomialFit}s plus 3 ln T φ̂ for each segment, φ̂ being the
 * {@link Overdispersion}. Found by dynamic programming: F(t) = min over s of F(s) + fit(s+1…t) + penalty, in O(T²) with
 * running sums. Of sums closer than {@value #TIE}, which rounding could order either way, the one with the earliest last
 * cut is taken, and so on for the cuts before.
 *
 * <p>Source: B. Jackson et al., "An algorithm for optimal partitioning of data on an interval", IEEE Signal Processing
 * Letters 12 (2005); the penalty is a BIC of two parameters for each cut (its place and its share), half as much again
 * for safety, after N. R. Zhang and D. O. Siegmund, "A modified Bayes information criterion", Biometrics 63 (2007).
 *
 * @param segments in order; none where the whole series has too few weeks or ratings for one
 * @param dispersion φ̂
 */
public record Segmentation(List<Segment> segments, double dispersion) {
    static final int LEAST_WEEKS = 4;
    static final int LEAST_RATINGS = 30;
    static final double TIE = 1e-6;
    private static final double PENALTY = 3;

    public Segmentation {
        segments = List.copyOf(segments);
    }

    /**
     * Cuts a series.
     *
     * @param weeks every week in which somebody rated, in order
     * @throws IllegalArgumentException when the weeks are out of order
     * @throws ArithmeticException when the ratings are too many to be counted
     */
    public static Segmentation of(List<WeekRatings> weeks) {
        for (int i = 1; i < weeks.size(); i++) {
            if (!weeks.get(i - 1).monday().isBefore(weeks.get(i).monday())) {
                throw new IllegalArgumentException("weeks out of order: "
                        + weeks.get(i - 1).monday() + " before " + weeks.get(i).monday());
            }
        }
        double dispersion = Overdispersion.of(weeks);
        Sums sums = Sums.of(weeks);
        int[] cuts = cuts(sums, PENALTY * StrictMath.log(Math.max(1, weeks.size())) * dispersion);
        List<Segment> segments = new ArrayList<>();
        for (int i = 1; i < cuts.length; i++) {
            segments.add(sums.segment(weeks, cuts[i - 1], cuts[i]));
        }
        return new Segmentation(segments, dispersion);
    }

    /** Where the segments begin and end, from 0 to the number of weeks; nothing where none is long enough. */
    private static int[] cuts(Sums sums, double penalty) {
        int weeks = sums.people().length - 1;
        double[] least = new double[weeks + 1];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        least[0] = 0;
        int[] from = new int[weeks + 1];
        for (int to = LEAST_WEEKS; to <= weeks; to++) {
            int latest = sums.latestStart(to);
            for (int start = 0; start <= latest; start++) {
                double sum = least[start] + sums.fit(start, to) + penalty;
                if (sum < least[to] - TIE) {
                    least[to] = sum;
                    from[to] = start;
                }
            }
        }
        return least[weeks] < Double.POSITIVE_INFINITY ? cuts(from) : new int[0];
    }

    private static int[] cuts(int[] from) {
        int[] backwards = new int[from.length + 1];
        int count = 0;
        for (int at = from.length - 1; at > 0; at = from[at]) {
            backwards[count++] = at;
        }
        int[] cuts = new int[count + 1];
        for (int i = 1; i <= count; i++) {
            cuts[i] = backwards[count - i];
        }
        return cuts;
    }

    /**
     * Running sums over the weeks.
     *
     * @param satisfied at i those of the first i weeks
     * @param people at i those of the first i weeks
     */
    @SuppressWarnings("ArrayRecordComponent") // read millions of times, and never handed out
    private record Sums(int[] satisfied, int[] people) {
        static Sums of(List<WeekRatings> weeks) {
            Sums sums = new Sums(new int[weeks.size() + 1], new int[weeks.size() + 1]);
            for (int i = 0; i < weeks.size(); i++) {
                Share share = weeks.get(i).satisfied();
                sums.satisfied[i + 1] = Math.addExact(sums.satisfied[i], share.part());
                sums.people[i + 1] = Math.addExact(sums.people[i], share.whole());
            }
            return sums;
        }

        /** The latest week after which a segment that ends with this week may begin; less than 0 where there is none. */
        int latestStart(int to) {
            int start = to - LEAST_WEEKS;
            while (start >= 0 && people[to] - people[start] < LEAST_RATINGS) {
                start--;
            }
            return start;
        }

        double fit(int start, int to) {
            return BinomialFit.of(satisfied[to] - satisfied[start], people[to] - people[start]);
        }

        Segment segment(List<WeekRatings> weeks, int start, int to) {
            Share share = new Share(satisfied[to] - satisfied[start], people[to] - people[start]);
            return new Segment(weeks.get(start).monday(), weeks.get(to - 1).monday(), to - start, share);
        }
    }
}
