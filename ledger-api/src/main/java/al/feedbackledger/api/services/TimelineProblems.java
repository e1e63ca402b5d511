package al.feedbackledger.api.services;

import al.feedbackledger.api.http.Parameters;
import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemFound;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.projections.timeline.DifferencesResult;
import al.feedbackledger.projections.timeline.Timeline;
import al.feedbackledger.projections.timeline.TimelineDifferences;
import al.feedbackledger.projections.timeline.TimelineResult;
import al.feedbackledger.rules.perception.RangeDecision;
import com.google.errorprone.annotations.CheckReturnValue;

import java.util.stream.Collectors;

/** Says why a timeline cannot be drawn as asked, naming the parameter. */
@CheckReturnValue
final class TimelineProblems {
    private TimelineProblems() {}

    static Timeline found(TimelineResult result) {
        if (result instanceof TimelineResult.Found found) {
            return found.timeline();
        }
        throw problem(result);
    }

    private static ProblemFound problem(TimelineResult result) {
        return result instanceof TimelineResult.UnknownService
                ? Problem.of(ProblemType.NOT_FOUND).found()
                : Parameters.wrong(error(result));
    }

    static TimelineDifferences found(DifferencesResult result) {
        return switch (result) {
            case DifferencesResult.Found found -> found.differences();
            case DifferencesResult.Refused refused -> throw problem(refused.why());
        };
    }

    private static FieldError error(TimelineResult result) {
        return switch (result) {
            case TimelineResult.Found unused -> throw new IllegalArgumentException("a timeline is no error");
            case TimelineResult.UnknownService unused -> FieldError.of("id", "unknown-service");
            case TimelineResult.UnknownQuestionSet unknown ->
                FieldError.of("questionSet", "unknown-question-set", String.join(", ", unknown.known()));
            case TimelineResult.Reversed unused -> FieldError.of("from", "reversed");
            case TimelineResult.NotOnEdge off ->
                FieldError.of(
                        off.side() == RangeDecision.Side.FROM ? "from" : "to",
                        "not-on-edge",
                        off.edges().stream().map(String::valueOf).collect(Collectors.joining(", ")));
            case TimelineResult.TooLong tooLong -> FieldError.of("to", "too-far", tooLong.years());
            case TimelineResult.NoSuchPublication unused -> FieldError.of("asOf", "no-publication");
            case TimelineResult.PositionsAreInternal unused -> FieldError.of("asOf", "internal");
            case TimelineResult.NoSuchPosition behind -> FieldError.of("asOf", "no-position", behind.folded());
            case TimelineResult.WeeksAreInternal unused -> FieldError.of("bucket", "internal");
            case TimelineResult.BreakdownsAreQuarterly unused -> FieldError.of("bucket", "quarters-only");
            case TimelineResult.OneBreakdownAtATime unused -> FieldError.of("audience", "one-breakdown");
        };
    }
}
