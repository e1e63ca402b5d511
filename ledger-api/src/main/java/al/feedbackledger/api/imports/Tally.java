package al.feedbackledger.api.imports;

import al.feedbackledger.api.imports.ImportAnswer.RowResult;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static java.util.Objects.requireNonNull;

/** Counts what became of rows of feedback. */
@CheckReturnValue
final class Tally {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final List<RowResult> results = new ArrayList<>();
    private final Map<String, Long> recorded = new TreeMap<>();
    private long position;
    private @Nullable ProblemType stalled;

    /** A row and what became of it. */
    record Line(FeedbackRow row, RowOutcome outcome) {}

    void add(Line line) {
        switch (line.outcome()) {
            case RowOutcome.Imported imported -> {
                position = Math.max(position, imported.position());
                count(line.row());
            }
            case RowOutcome.Present unused -> {}
            case RowOutcome.Refused unused -> {}
            case RowOutcome.Stalled because -> stalled = because.because();
        }
        results.add(result(requireNonNull(line.row().row()), line.outcome()));
    }

    private void count(FeedbackRow row) {
        one("FeedbackSubmitted");
        if (row.reply() != null) {
            one("FeedbackAnswered");
        }
        if (row.closure() != null) {
            one("FeedbackClosed");
            if (Boolean.TRUE.equals(row.closure().automatic())) {
                one(ImportAnswer.AUTOMATIC);
            }
        }
    }

    private void one(String event) {
        recorded.merge(event, 1L, Long::sum);
    }

    static RowResult result(long row, RowOutcome outcome) {
        return switch (outcome) {
            case RowOutcome.Imported unused -> new RowResult(row, "imported", null);
            case RowOutcome.Present unused -> new RowResult(row, "present", null);
            case RowOutcome.Refused refused -> new RowResult(row, "refused", refused.code());
            case RowOutcome.Stalled unused -> new RowResult(row, "unknown", null);
        };
    }

    /** Sends the client back when some rows could not be tried: the others are there when it comes again. */
    static void comeAgainIf(@Nullable ProblemType stalled) {
        if (stalled != null) {
            throw Problem.of(stalled).retryAfter(SOON).found();
        }
    }

    ImportAnswer answer() {
        comeAgainIf(stalled);
        results.sort(Comparator.comparingLong(RowResult::row));
        return new ImportAnswer(results, List.of(), recorded, position == 0 ? null : position);
    }
}
