package al.feedbackledger.rules.perception.change;

import al.feedbackledger.rules.perception.statistics.FalseDiscovery;
import al.feedbackledger.rules.perception.statistics.NewcombeDifference;
import al.feedbackledger.rules.perception.statistics.ScoreTest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of change detection over the weekly ratings of every service: each is cut by itself ({@link Segmentation}),
 * then all cuts are judged together ({@link ChangeGuard}).
 *
 * <p>A service without a cut is a test too: it enters the false discovery rate with p = 1, so that a run over many quiet
 * services asks more of each change.
 */
public final class ChangeDetection {
    /**
     * What was found in one series.
     *
     * @param segments in order; none where there are too few ratings
     * @param dispersion φ̂ of the series
     * @param changes between the segments, in order
     */
    public record Result(List<Segment> segments, double dispersion, List<FoundChange> changes) {
        public Result {
            segments = List.copyOf(segments);
            changes = List.copyOf(changes);
        }
    }

    /** A cut before it is judged. */
    private record Cut(LocalDate week, NewcombeDifference difference, double p) {}

    private ChangeDetection() {}

    /**
     * Runs over all services.
     *
     * @param services for each, every week in which somebody rated, in order; also services without any
     * @return for each service what was found, in the same order
     * @throws IllegalArgumentException when the weeks of a service are out of order
     */
    public static List<Result> run(List<List<WeekRatings>> services) {
        List<Segmentation> segmentations =
                services.stream().map(Segmentation::of).toList();
        List<List<Cut>> cuts = segmentations.stream().map(ChangeDetection::cuts).toList();
        List<Double> q = FalseDiscovery.qValues(
                cuts.stream().flatMap(each -> pValues(each).stream()).toList());
        List<Result> results = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < segmentations.size(); i++) {
            Segmentation segmentation = segmentations.get(i);
            int tests = pValues(cuts.get(i)).size();
            List<FoundChange> changes = judged(cuts.get(i), q.subList(next, next + tests));
            results.add(new Result(segmentation.segments(), segmentation.dispersion(), changes));
            next += tests;
        }
        return results;
    }

    private static List<Cut> cuts(Segmentation segmentation) {
        List<Segment> segments = segmentation.segments();
        List<Cut> cuts = new ArrayList<>();
        for (int i = 1; i < segments.size(); i++) {
            Segment before = segments.get(i - 1);
            Segment after = segments.get(i);
            cuts.add(new Cut(
                    after.first(),
                    NewcombeDifference.of(after.satisfied(), before.satisfied()),
                    ScoreTest.p(before.satisfied(), after.satisfied(), segmentation.dispersion())));
        }
        return cuts;
    }

    private static List<Double> pValues(List<Cut> cuts) {
        return cuts.isEmpty() ? List.of(1.0) : cuts.stream().map(Cut::p).toList();
    }

    private static List<FoundChange> judged(List<Cut> cuts, List<Double> q) {
        List<FoundChange> changes = new ArrayList<>();
        for (int i = 0; i < cuts.size(); i++) {
            Cut cut = cuts.get(i);
            changes.add(new FoundChange(
                    cut.week(), cut.difference(), cut.p(), q.get(i), ChangeGuard.against(cut.difference(), q.get(i))));
        }
        return changes;
    }
}
