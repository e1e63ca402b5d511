package al.feedbackledger.rules.perception;

import java.time.LocalDate;
import java.util.List;

/** Whether the public may ask for the days from one to another. */
public sealed interface RangeDecision {
    /** The days are whole cells. */
    record Accepted(MonthSpan months) implements RangeDecision {}

    /**
     * A day lies inside a cell or bucket: a sum up to it would be compared with its neighbours to find out a part.
     *
     * @param side which of the two days
     * @param asked that day
     * @param edges the nearest days that would do, before and after
     */
    record NotOnEdge(Side side, LocalDate asked, List<LocalDate> edges) implements RangeDecision {
        public NotOnEdge {
            edges = List.copyOf(edges);
        }
    }

    /** The range ends before it starts. */
    record Reversed(LocalDate from, LocalDate to) implements RangeDecision {}

    /** The two ends of a range. */
    enum Side {
        FROM,
        TO
    }
}
