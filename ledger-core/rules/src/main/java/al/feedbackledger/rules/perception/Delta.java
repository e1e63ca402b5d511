package al.feedbackledger.rules.perception;

import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.Reason;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * By how much one event changes the counts: the only thing any count is made of.
 *
 * <p>Every component is −1, 0 or +1, because one event speaks about one person. The deltas of a submission add up to
 * one person or none at every position.
 *
 * @param position the event's position in the ledger
 * @param eventId the event behind it, so that every point can be traced
 * @param submission the stream the event belongs to; never public. People are counted by it
 * @param channel how it came in
 * @param audience in what capacity it was given
 * @param day the local day it counts for: the submission's day for the first rating, also for every later act on it;
 *     the act's own day for a re-rating
 * @param change what is added to the five counts and got-it-done
 * @param reasons what is added to the people naming each reason; reasons without a change are absent
 */
public record Delta(
        long position,
        String eventId,
        String submission,
        Family family,
        Series series,
        Channel channel,
        Audience audience,
        LocalDate day,
        Counts change,
        SortedMap<Reason, Integer> reasons) {
    public Delta {
        if (position < 1) {
            throw new IllegalArgumentException("positions start at 1: " + position);
        }
        if (!isUnit(change)) {
            throw new IllegalArgumentException("one event changes the counts by one person at most: " + change);
        }
        for (int value : reasons.values()) {
            if (!isUnit(value) || value == 0) {
                throw new IllegalArgumentException("a reason changes by one person or is absent");
            }
        }
        reasons = reasons.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    }

    /** Looked at number by number: every event that counts passes here. */
    private static boolean isUnit(Counts change) {
        return isUnit(change.c1())
                && isUnit(change.c2())
                && isUnit(change.c3())
                && isUnit(change.c4())
                && isUnit(change.c5())
                && isUnit(change.yes())
                && isUnit(change.partly())
                && isUnit(change.no())
                && isUnit(change.n());
    }

    private static boolean isUnit(int value) {
        return value >= -1 && value <= 1;
    }

    /** The change in people naming the reason. */
    public int reason(Reason reason) {
        return reasons.getOrDefault(reason, 0);
    }
}
