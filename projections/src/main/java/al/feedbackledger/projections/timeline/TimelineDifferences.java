package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.timeline.Answering.AnswerCounts;
import al.feedbackledger.projections.timeline.Timeline.ServiceRef;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was known of a service at an earlier position beside what is known now, with the reason of every difference; its
 * fields named as in the API.
 *
 * @param bucket {@code week}, {@code month}, {@code quarter} or {@code year}
 * @param then the earlier position
 * @param now the last position folded
 * @param buckets in which something has happened since, oldest first; in all others nothing differs
 * @param answeredThen how waits stood then
 * @param answeredNow how they stand now
 */
public record TimelineDifferences(
        ServiceRef service,
        String bucket,
        String questionSet,
        KnownMoment then,
        KnownMoment now,
        List<BucketDifference> buckets,
        AnswerCounts answeredThen,
        AnswerCounts answeredNow) {
    public TimelineDifferences {
        buckets = List.copyOf(buckets);
    }

    /** @param day the local day on which the position became known; for now, the day it is read on */
    public record KnownMoment(long position, LocalDate day) {}

    /**
     * One bucket.
     *
     * @param nThen people then
     * @param countsThen five counts, worst first, then
     * @param reasons how many acts since then changed it, by reason: {@code new} (given since, for the day of the earlier
     *     position or later), {@code late} (given since, for an earlier day), {@code withdrawn}, {@code excluded}, {@code
     *     reinstated}, {@code corrected} (a rating was changed, which changes no number of people) and {@code merged} (cases
     *     joined with others less those that stand alone again, which changes no count at all: everybody stays a person).
     *     People now are those then plus new, late and reinstated, less withdrawn and excluded
     */
    public record BucketDifference(
            LocalDate start,
            LocalDate end,
            int nThen,
            List<Integer> countsThen,
            int nNow,
            List<Integer> countsNow,
            Map<String, Integer> reasons) {
        public BucketDifference {
            countsThen = List.copyOf(countsThen);
            countsNow = List.copyOf(countsNow);
            reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
        }
    }
}
