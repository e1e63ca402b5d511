package al.feedbackledger.projections.timeline;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * How and when people who wanted an answer got one, its fields named as in the API.
 *
 * @param asOf the local day up to which it is known: who still waited then is known to have waited until then
 * @param total all cohorts together
 * @param months by month of submission, oldest first; months without anybody are absent
 * @param curve the whole estimate behind {@code total}, one step for each day on which something is known
 */
public record Answering(LocalDate asOf, AnswerCohort total, List<AnswerCohort> months, List<WaitStep> curve) {
    public Answering {
        months = List.copyOf(months);
        curve = List.copyOf(curve);
    }

    /**
     * People whose cases count for the same time.
     *
     * @param start the first day
     * @param end the last day, included
     * @param waited null where nobody's wait is known
     */
    public record AnswerCohort(
            LocalDate start,
            LocalDate end,
            AnswerCounts people,
            @Nullable WaitEstimate waited,
            AnswerVerdicts verdicts,
            CaseConduct conduct) {}

    /**
     * How the wait stands; the parts add up to {@code wanted}.
     *
     * @param wanted everybody who wanted an answer and is not excluded
     * @param answered the first answer came, or the answer to the case it is joined with
     * @param declined told that it is not taken up
     * @param waiting no answer so far
     * @param closedWithoutAnswer closed where it was collected, by a rule or without a word
     * @param withdrawn taken back while waiting
     * @param datedBefore answered or closed, by its date, before it was submitted; in no estimate
     */
    public record AnswerCounts(
            int wanted,
            int answered,
            int declined,
            int waiting,
            int closedWithoutAnswer,
            int withdrawn,
            int datedBefore) {}

    /**
     * The Kaplan–Meier estimate of the days until the first answer.
     *
     * @param people everybody in it
     * @param medianDays null while fewer than half are known to have been answered
     * @param medianLow its limits of 95 %; null while not known
     */
    public record WaitEstimate(
            int people,
            @Nullable Integer medianDays,
            @Nullable Integer medianLow,
            @Nullable Integer medianHigh,
            List<AnsweredWithin> answered) {
        public WaitEstimate {
            answered = List.copyOf(answered);
        }
    }

    /**
     * The share answered within so many calendar days, with its log-log limits of 95 %.
     *
     * @param share 0 to 1; null, as all that follow, where nobody was seen so long
     */
    public record AnsweredWithin(
            int days,
            @Nullable Double share,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Integer percent,
            @Nullable Integer lowPercent,
            @Nullable Integer highPercent) {}

    /** One day of the curve; {@code waiting} is the share who wait longer than it, with its limits. */
    public record WaitStep(int day, int atRisk, int ended, int lastSeen, double waiting, double low, double high) {}

    /** The last word of people who wanted an answer; who has said nothing yet is in none. */
    public record AnswerVerdicts(int confirmed, int lapsed, int contested) {}

    /**
     * How institutions went about it; a case counts once for each institution.
     *
     * @param late the deadline for an answer passed
     * @param passedOn passed on to another institution
     * @param disputed an answer was disputed
     * @param repeated an answer had the words of one given before
     */
    public record CaseConduct(int late, int passedOn, int disputed, int repeated) {}
}
