package al.feedbackledger.verify.export;

import al.feedbackledger.rules.integrity.TreeHash;
import al.feedbackledger.verify.lines.Line;
import al.feedbackledger.verify.lines.LineReader;
import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;
import al.feedbackledger.verify.report.Report;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Arrays;

/** The batches one after another, each held against the one before. For one thread. */
final class Batches implements AutoCloseable {
    static final String FILE = "batches.jsonl";

    private final LineReader lines;
    private final Report report;
    private @Nullable BatchLine last;
    private byte[] root = TreeHash.emptyRoot();
    private long count;

    Batches(Path folder, Report report) {
        this.lines = new LineReader(folder, FILE);
        this.report = report;
    }

    /** The batch that holds a position; positions are asked for in order. Null where no batch does. */
    @Nullable
    BatchLine holding(long position) {
        while (last == null || last.last() < position) {
            Line line = lines.next();
            if (line == null) {
                return null;
            }
            BatchLine next = BatchLine.parse(line);
            compare(next);
            last = next;
            root = next.root();
            count++;
        }
        // A batch is missing before this one: its events have another time, and would all look as if they were changed.
        return last.first() <= position ? last : null;
    }

    private void compare(BatchLine next) {
        long number = last == null ? 1 : last.batch() + 1;
        long first = last == null ? 1 : last.last() + 1;
        require(next, next.batch() == number, "the batch has not the next number", number, next.batch());
        require(next, next.first() == first, "the batch does not begin after the one before", first, next.first());
        require(next, next.last() >= next.first(), "the batch holds no event", "at least " + next.first(), next.last());
        if (!Arrays.equals(next.prevRoot(), root)) {
            report.found(Finding.of(Check.BATCHES, "the batch does not follow the root of the one before")
                    .at("batch " + next.batch())
                    .unlikeHash(root, next.prevRoot()));
        }
        if (last != null) {
            long recorded = last.recordedAtMicros();
            long max = last.maxOccurredAtMicros();
            require(
                    next,
                    next.recordedAtMicros() >= recorded,
                    "time went back (recordedAt)",
                    "at least " + recorded,
                    next.recordedAtMicros());
            require(
                    next,
                    next.maxOccurredAtMicros() >= max,
                    "time went back (maxOccurredAt)",
                    "at least " + max,
                    next.maxOccurredAtMicros());
        }
    }

    private void require(BatchLine batch, boolean right, String problem, Object expected, Object found) {
        if (!right) {
            report.found(Finding.of(Check.BATCHES, problem)
                    .at("batch " + batch.batch())
                    .unlike(expected, found));
        }
    }

    /** Says what is left when all events are read: nothing, or batches without events. */
    void end(long position) {
        BatchLine at = last;
        if (at != null && at.last() > position) {
            report.found(Finding.of(Check.BATCHES, "the batch ends after the last event")
                    .at("batch " + at.batch())
                    .unlike(at.last(), position));
        }
        if (lines.next() != null) {
            report.found(Finding.of(Check.BATCHES, "there are batches after the last event")
                    .at("position " + position));
        }
        report.passed(Check.BATCHES, String.format(java.util.Locale.ROOT, "%,d batches follow one another", count));
    }

    @Override
    public void close() {
        lines.close();
    }
}
