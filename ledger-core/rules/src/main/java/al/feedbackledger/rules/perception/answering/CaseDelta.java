package al.feedbackledger.rules.perception.answering;

import al.feedbackledger.rules.perception.Series;

import java.time.LocalDate;

/**
 * That one event made something so of a case, or no longer so.
 *
 * <p>The deltas of a submission add up, for each part, to one or nothing at every position.
 *
 * @param position the event's position in the ledger
 * @param eventId the event behind it; of another case where this one is joined with that
 * @param submission the case's stream; never public
 * @param begun the local day the case counts for, of which its cohort is the month
 * @param part what became so
 * @param change +1, or −1 where it is no longer so
 */
public record CaseDelta(
        long position, String eventId, String submission, Series series, LocalDate begun, CasePart part, int change) {
    public CaseDelta {
        if (position < 1) {
            throw new IllegalArgumentException("positions start at 1: " + position);
        }
        if (change != 1 && change != -1) {
            throw new IllegalArgumentException("a part is so or no longer so: " + change);
        }
    }
}
