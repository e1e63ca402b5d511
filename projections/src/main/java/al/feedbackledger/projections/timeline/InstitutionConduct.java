package al.feedbackledger.projections.timeline;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * How an institution went about what people told it and about what it promised, its fields named as in the API.
 *
 * @param position the last position behind the numbers; null for the public, which sees no position move
 * @param asOf the local day up to which it is known
 * @param answering cases that it handles or answered, by month of submission; null for the public as long as no rule
 *     publishes it, and where nobody wanted an answer of it
 * @param gone by year of the act, oldest first; empty for the public
 */
public record InstitutionConduct(
        String institution,
        @Nullable Long position,
        LocalDate asOf,
        @Nullable Answering answering,
        List<GoneInYear> gone,
        PromiseCounts promises) {
    public InstitutionConduct {
        gone = List.copyOf(gone);
    }

    /**
     * Feedback that was taken out of the counts or lost its words, with this institution at that time.
     *
     * @param withdrawn taken back by the person
     * @param excluded left out by two moderators, and not reinstated
     * @param erased the words were erased, on whatever ground
     */
    public record GoneInYear(int year, int withdrawn, int excluded, int erased) {}

    /**
     * Promises of improvement; the parts add up to {@code made}.
     *
     * @param kept in time
     * @param keptLate after the day promised
     * @param abandoned given up, with a reason
     * @param overdue neither, and the day is past
     * @param open not due yet
     */
    public record PromiseCounts(int made, int kept, int keptLate, int abandoned, int overdue, int open) {}
}
