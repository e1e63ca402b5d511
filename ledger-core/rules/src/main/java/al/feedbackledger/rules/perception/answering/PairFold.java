package al.feedbackledger.rules.perception.answering;

import al.feedbackledger.rules.perception.CountedSubmission;
import al.feedbackledger.rules.perception.CountedSubmission.ReRating;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How an event changes who rated before the answer what, and after it what: both ratings of one person, which the two
 * families of counts cannot tell.
 */
public final class PairFold {
    private PairFold() {}

    private record Pair(LocalDate day, int first, int then) {
        static @Nullable Pair of(@Nullable CountedSubmission submission) {
            if (submission == null || !submission.isCounted()) {
                return null;
            }
            Integer first = submission.rating();
            ReRating again = submission.reRating();
            return first == null || again == null ? null : new Pair(again.day(), first, again.rating());
        }

        PairDelta delta(CountedSubmission of, long position, int change) {
            return new PairDelta(
                    position, of.submission(), of.series(), of.channel(), of.audience(), day, first, then, change);
        }
    }

    /**
     * What an event changes.
     *
     * @param before what was remembered of the submission; null before its first event
     * @param after what is remembered of it after the event
     */
    public static List<PairDelta> deltas(@Nullable CountedSubmission before, CountedSubmission after, long position) {
        Pair was = Pair.of(before);
        Pair is = Pair.of(after);
        List<PairDelta> deltas = new ArrayList<>();
        if (!Objects.equals(was, is)) {
            if (was != null) {
                deltas.add(was.delta(after, position, -1));
            }
            if (is != null) {
                deltas.add(is.delta(after, position, 1));
            }
        }
        return deltas;
    }
}
