package al.feedbackledger.projections.timeline;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Ratings given after the answer, beside those before it, its fields named as in the API.
 *
 * @param n people who rated again
 * @param counts five counts, worst first, of what they said then
 * @param pairs five rows of five: row r, column s holds the people who said r first and s then; null where only the
 *     direction may be told
 * @param better people who rated higher than before; as {@code same} and {@code worse} null where it may not be told
 * @param p chance of such a difference between better and worse if there were no direction (exact McNemar test)
 */
public record ReRating(
        int n,
        @Nullable List<Integer> counts,
        @Nullable List<List<Integer>> pairs,
        @Nullable Integer better,
        @Nullable Integer same,
        @Nullable Integer worse,
        @Nullable Double p) {}
