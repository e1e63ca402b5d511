package al.feedbackledger.projections.timeline;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * One bucket of a timeline, its fields named as in the API.
 *
 * @param start the first day
 * @param end the last day, included
 * @param n people; null where suppressed or no data
 * @param counts five counts, worst first; null where they may not be told
 * @param concentrated the one or two neighbouring ratings that hold everybody, where that is why {@code counts} is null:
 *     shown as "at least 90 %" there and "at most 10 %" elsewhere
 * @param gotItDone yes, partly, no; null where nobody was asked or it may not be told
 * @param satisfied null where {@code counts} is
 * @param mean null where {@code counts} is
 * @param status {@code ok}, {@code suppressed} or {@code no_data}
 * @param state {@code open}, {@code settling} or {@code released}
 * @param few whether fewer than thirty people: drawn as a hollow point
 */
public record TimelineBucket(
        LocalDate start,
        LocalDate end,
        @Nullable Integer n,
        @Nullable List<Integer> counts,
        @Nullable Concentrated concentrated,
        @Nullable List<Integer> gotItDone,
        @Nullable Satisfied satisfied,
        @Nullable Mean mean,
        String status,
        String state,
        boolean few) {
    public static final String OK = "ok";
    public static final String SUPPRESSED = "suppressed";
    public static final String NO_DATA = "no_data";

    /**
     * The share of people satisfied or very satisfied with its Wilson 95 % interval.
     *
     * @param share 0 to 1
     * @param percent whole percent of the exact fraction, halves up
     */
    public record Satisfied(double share, double low, double high, int percent, int lowPercent, int highPercent) {}

    /** The mean rating, 1 to 5, under a Dirichlet(½) posterior, and its standard deviation. */
    public record Mean(double value, double sd) {}

    /** Ratings {@code from} to {@code to} hold everybody; {@code to} is {@code from} or the next. */
    public record Concentrated(int from, int to) {}
}
