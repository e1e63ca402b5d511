package al.feedbackledger.bench.ledger;

import al.feedbackledger.rules.perception.Counts;
import al.feedbackledger.rules.perception.Delta;
import al.feedbackledger.rules.perception.LocalDay;
import al.feedbackledger.rules.perception.MonthSpan;
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
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The publications of a ledger while it is made: every series by the rule, every time. */
final class PublishedSoFar {
    private final SortedMap<Series, OneSeries> all = new TreeMap<>();

    /** A series so far; the submissions of the large ledger are few different ones, many times over. */
    private static final class OneSeries {
        private final SortedMap<YearMonth, Counts> months = new TreeMap<>();
        private final List<Counted> counted = new ArrayList<>();
        private SeriesHistory history;

        OneSeries(Series series) {
            this.history = SeriesHistory.none(series);
        }

        List<Delta> of(MonthSpan span, long after) {
            return counted.stream()
                    .filter(one -> one.position > after && span.holds(one.sample.day()))
                    .map(Counted::delta)
                    .toList();
        }
    }

    private record Counted(Delta sample, long position, String submission) {
        Delta delta() {
            return new Delta(
                    position,
                    sample.eventId(),
                    submission,
                    sample.family(),
                    sample.series(),
                    sample.channel(),
                    sample.audience(),
                    sample.day(),
                    sample.change(),
                    sample.reasons());
        }
    }

    void add(Delta sample, long position, String submission) {
        OneSeries series = all.computeIfAbsent(sample.series(), OneSeries::new);
        series.months.merge(YearMonth.from(sample.day()), sample.change(), Counts::plus);
        series.counted.add(new Counted(sample, position, submission));
    }

    PublicationTaken take(long number, long position, Instant at) {
        PublicationPoint point = new PublicationPoint(position, LocalDay.of(at));
        PublicationDigest digest = PublicationDigest.begin();
        for (OneSeries series : all.values()) {
            SeriesNow now = new SeriesNow(series.months, series::of);
            series.history = PublicationRule.publish(series.history, now, point);
            digest.add(series.history);
        }
        return new PublicationTaken(
                number, position, "small-groups/1", HexFormat.of().formatHex(digest.finish()));
    }
}
