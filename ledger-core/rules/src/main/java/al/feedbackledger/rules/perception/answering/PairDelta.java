package al.feedbackledger.rules.perception.answering;

import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.perception.Series;

import java.time.LocalDate;

/**
 * That one event made a person one of those who rated twice, or no longer so.
 *
 * @param position the event's position in the ledger
 * @param submission the stream; never public
 * @param day the local day of the rating after the answer
 * @param first the rating of the submission, or as corrected
 * @param then the rating after the answer
 * @param change +1 or −1
 */
public record PairDelta(
        long position,
        String submission,
        Series series,
        Channel channel,
        Audience audience,
        LocalDate day,
        int first,
        int then,
        int change) {
    public PairDelta {
        if (position < 1) {
            throw new IllegalArgumentException("positions start at 1: " + position);
        }
        if (change != 1 && change != -1) {
            throw new IllegalArgumentException("one person comes or goes: " + change);
        }
    }
}
