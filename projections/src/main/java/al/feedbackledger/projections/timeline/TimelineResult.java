package al.feedbackledger.projections.timeline;

import al.feedbackledger.rules.perception.RangeDecision;

import java.time.LocalDate;
import java.util.List;

/** A timeline, or why it cannot be drawn as asked. */
public sealed interface TimelineResult {

    record Found(Timeline timeline) implements TimelineResult {}

    record UnknownService(String service) implements TimelineResult {}

    /** @param known question sets the reader could ask for */
    record UnknownQuestionSet(String questionSet, List<String> known) implements TimelineResult {
        public UnknownQuestionSet {
            known = List.copyOf(known);
        }
    }

    record Reversed(LocalDate from, LocalDate to) implements TimelineResult {}

    /**
     * A day is not on the edge of a published cell.
     *
     * @param edges the nearest days that would do, before and after
     */
    record NotOnEdge(RangeDecision.Side side, LocalDate asked, List<LocalDate> edges) implements TimelineResult {
        public NotOnEdge {
            edges = List.copyOf(edges);
        }
    }

    /** The range is longer than {@code years} years. */
    record TooLong(int years) implements TimelineResult {}

    /** There is no such publication, or none that early. */
    record NoSuchPublication() implements TimelineResult {}

    /** The public reads publications, no position between them. */
    record PositionsAreInternal() implements TimelineResult {}

    /** The position is not folded yet or does not exist. */
    record NoSuchPosition(long folded) implements TimelineResult {}

    /** Weeks do not add up to months, so the two could be compared to single out somebody. */
    record WeeksAreInternal() implements TimelineResult {}

    /** The public sees channel and audience by quarter only. */
    record BreakdownsAreQuarterly() implements TimelineResult {}

    /** The public sees one breakdown at a time. */
    record OneBreakdownAtATime() implements TimelineResult {}
}
