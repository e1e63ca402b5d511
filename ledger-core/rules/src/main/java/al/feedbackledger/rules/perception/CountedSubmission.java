package al.feedbackledger.rules.perception;

import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Reason;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must be remembered of one submission to turn its next event into deltas.
 *
 * @param submission the stream
 * @param day the local day it counts for
 * @param rating as submitted or last corrected; null where the submission has none, which is then never counted
 * @param reRating the last rating after an answer, if there is one
 */
public record CountedSubmission(
        String submission,
        Series series,
        Channel channel,
        Audience audience,
        LocalDate day,
        @Nullable Integer rating,
        @Nullable GotItDone gotItDone,
        Set<Reason> reasons,
        @Nullable ReRating reRating,
        boolean withdrawn,
        boolean excluded) {

    /**
     * A rating given after the answer.
     *
     * @param day the local day it was given
     */
    public record ReRating(LocalDate day, int rating) {}

    public CountedSubmission {
        reasons = reasons.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(reasons));
    }

    /** Whether this is a person in the counts. */
    public boolean isCounted() {
        return rating != null && !withdrawn && !excluded;
    }

    /** What it adds to its bucket: one person or nobody. */
    Counts first() {
        return isCounted() && rating != null ? person(rating, gotItDone) : Counts.NONE;
    }

    /** What it adds to the people naming each reason. */
    SortedMap<Reason, Integer> named() {
        SortedMap<Reason, Integer> named = new TreeMap<>();
        if (isCounted()) {
            reasons.forEach(reason -> named.put(reason, 1));
        }
        return named;
    }

    /** What its re-rating adds to the bucket of the day it was given. */
    Counts again() {
        return isCounted() && reRating != null ? person(reRating.rating(), null) : Counts.NONE;
    }

    CountedSubmission rated(int newRating) {
        return new CountedSubmission(
                submission,
                series,
                channel,
                audience,
                day,
                newRating,
                gotItDone,
                reasons,
                reRating,
                withdrawn,
                excluded);
    }

    CountedSubmission reRated(ReRating again) {
        return new CountedSubmission(
                submission, series, channel, audience, day, rating, gotItDone, reasons, again, withdrawn, excluded);
    }

    CountedSubmission asWithdrawn() {
        return new CountedSubmission(
                submission, series, channel, audience, day, rating, gotItDone, reasons, reRating, true, excluded);
    }

    CountedSubmission asExcluded(boolean leftOut) {
        return new CountedSubmission(
                submission, series, channel, audience, day, rating, gotItDone, reasons, reRating, withdrawn, leftOut);
    }

    private static Counts person(int rating, @Nullable GotItDone done) {
        return new Counts(
                one(rating == 1),
                one(rating == 2),
                one(rating == 3),
                one(rating == 4),
                one(rating == 5),
                one(done == GotItDone.YES),
                one(done == GotItDone.PARTLY),
                one(done == GotItDone.NO));
    }

    private static int one(boolean yes) {
        return yes ? 1 : 0;
    }
}
