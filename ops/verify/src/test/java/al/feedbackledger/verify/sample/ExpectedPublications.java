package al.feedbackledger.verify.sample;

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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Publications folded in memory, every series every time: the plainest way there is. */
final class ExpectedPublications {
    private final Map<String, CountedSubmission> submissions = new HashMap<>();
    private final List<Delta> deltas = new ArrayList<>();
    private final SortedMap<Series, SeriesHistory> histories = new TreeMap<>();
    private int taken;
    private long number;

    /** The next publication, of all events up to now. */
    PublicationTaken take(List<Stored> events, Instant at) {
        for (Stored stored : events.subList(taken, events.size())) {
            taken++;
            if (stored.event() instanceof FeedbackEvent event) {
                Instant when = Instant.EPOCH.plus(stored.occurredAtMicros(), ChronoUnit.MICROS);
                DeltaFold.Step step = DeltaFold.fold(
                        submissions.get(stored.stream()),
                        event,
                        new DeltaFold.Entry(taken, stored.eventId(), stored.stream(), when));
                submissions.put(stored.stream(), step.after());
                deltas.addAll(step.deltas());
            }
        }
        PublicationPoint point = new PublicationPoint(taken, LocalDay.of(at));
        for (Series series : deltas.stream().map(Delta::series).distinct().toList()) {
            SeriesHistory before = histories.getOrDefault(series, SeriesHistory.none(series));
            histories.put(series, PublicationRule.publish(before, now(series), point));
        }
        PublicationDigest digest = PublicationDigest.begin();
        histories.values().forEach(digest::add);
        return new PublicationTaken(
                ++number, taken, "small-groups/1", HexFormat.of().formatHex(digest.finish()));
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
