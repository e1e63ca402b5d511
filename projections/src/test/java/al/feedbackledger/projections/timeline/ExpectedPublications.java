package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.view.LedgerEntry;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.perception.CountedSubmission;
import al.feedbackledger.rules.perception.Counts;
import al.feedbackledger.rules.perception.Delta;
import al.feedbackledger.rules.perception.DeltaFold;
import al.feedbackledger.rules.perception.Family;
import al.feedbackledger.rules.perception.LocalDay;
import al.feedbackledger.rules.perception.PublicationDigest;
import al.feedbackledger.rules.perception.PublicationPoint;
import al.feedbackledger.rules.perception.PublicationRule;
import al.feedbackledger.rules.perception.Series;
import al.feedbackledger.rules.perception.SeriesHistory;
import al.feedbackledger.rules.perception.SeriesNow;
import al.feedbackledger.rules.publication.PublicationEvent.PublicationTaken;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Publications folded in memory by the rules alone, every series every time: what the view must come to. */
final class ExpectedPublications {
    private final Map<String, CountedSubmission> submissions = new HashMap<>();
    private final List<Delta> deltas = new ArrayList<>();
    private final SortedMap<Series, SeriesHistory> histories = new TreeMap<>();
    private long taken;
    private long number;

    /** Takes in the entries it has not yet seen. */
    void take(List<LedgerEntry> entries) {
        for (LedgerEntry entry : entries.subList((int) taken, entries.size())) {
            if (entry.event() instanceof FeedbackEvent event) {
                DeltaFold.Step step = DeltaFold.fold(
                        submissions.get(entry.stream()),
                        event,
                        new DeltaFold.Entry(entry.position(), entry.eventId(), entry.stream(), entry.at()));
                submissions.put(entry.stream(), step.after());
                deltas.addAll(step.deltas());
            }
            taken = entry.position();
        }
    }

    List<Delta> deltas() {
        return deltas;
    }

    SortedMap<Series, SeriesHistory> histories() {
        return histories;
    }

    /** The next publication, up to everything taken. */
    PublicationTaken publish(Instant at) {
        PublicationPoint point = new PublicationPoint(taken, LocalDay.of(at));
        for (Series series : deltas.stream().map(Delta::series).distinct().toList()) {
            SeriesHistory before = histories.getOrDefault(series, SeriesHistory.none(series));
            SeriesHistory after = PublicationRule.publish(before, now(series), point);
            if (!after.cells().isEmpty()) {
                histories.put(series, after);
            }
        }
        PublicationDigest digest = PublicationDigest.begin();
        histories.values().forEach(digest::add);
        return new PublicationTaken(
                ++number, taken, PublicationFold.POLICY, HexFormat.of().formatHex(digest.finish()));
    }

    private SeriesNow now(Series series) {
        List<Delta> own = deltas.stream()
                .filter(delta -> delta.series().equals(series) && delta.family() == Family.FIRST_RATING)
                .toList();
        SortedMap<YearMonth, Counts> months = new TreeMap<>();
        own.forEach(delta -> months.merge(YearMonth.from(delta.day()), delta.change(), Counts::plus));
        return new SeriesNow(months, (span, after) -> own.stream()
                .filter(delta -> span.holds(delta.day()) && delta.position() > after)
                .toList());
    }
}
