package al.feedbackledger.verify.export;

import al.feedbackledger.rules.perception.Counts;
import al.feedbackledger.rules.perception.Delta;
import al.feedbackledger.rules.perception.MonthSpan;
import al.feedbackledger.rules.perception.PublicationPoint;
import al.feedbackledger.rules.perception.PublicationRule;
import al.feedbackledger.rules.perception.Series;
import al.feedbackledger.rules.perception.SeriesHistory;
import al.feedbackledger.rules.perception.SeriesNow;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One series through all publications. */
final class SeriesPublications {
    private final Series series;
    private final List<Counted> deltas;
    private final NavigableMap<YearMonth, Counts> months = new TreeMap<>();

    /** What has been taken, by month; in each in the order of positions. */
    private final NavigableMap<YearMonth, List<Counted>> byMonth = new TreeMap<>();

    private final Map<Integer, YearMonth> monthOfDay = new HashMap<>();
    private SeriesHistory history;
    private int taken;

    /** @param deltas of the series, in any order; sorted here */
    SeriesPublications(Series series, List<Counted> deltas) {
        this.series = series;
        this.deltas = deltas;
        this.history = SeriesHistory.none(series);
        deltas.sort(Comparator.comparingLong(Counted::position));
    }

    /** What is published of the series at each point. */
    List<SeriesHistory> through(List<Published> points) {
        List<SeriesHistory> histories = new ArrayList<>(points.size());
        @Nullable Published last = null;
        for (Published published : points) {
            PublicationPoint point = published.point();
            boolean due = fold(point.position())
                    || last == null
                    || PublicationPoint.releasesQuarter(last.day(), published.day());
            // A publication that goes back is told by its stream's check; here it would publish nothing new.
            if (due
                    && taken > 0
                    && (last == null || point.position() > last.event().lastPosition())) {
                history = PublicationRule.publish(history, new SeriesNow(months, this::of), point);
            }
            histories.add(history);
            last = published;
        }
        return histories;
    }

    /** Takes the deltas up to a position; whether there were any. */
    private boolean fold(long position) {
        int before = taken;
        while (taken < deltas.size() && deltas.get(taken).position() <= position) {
            Counted delta = deltas.get(taken++);
            YearMonth month = monthOfDay.computeIfAbsent(delta.day(), day -> YearMonth.from(LocalDate.ofEpochDay(day)));
            months.merge(month, delta.change(), Counts::plus);
            byMonth.computeIfAbsent(month, unused -> new ArrayList<>()).add(delta);
        }
        return taken > before;
    }

    private List<Delta> of(MonthSpan span, long after) {
        List<Delta> found = new ArrayList<>();
        for (List<Counted> month :
                byMonth.subMap(span.first(), true, span.last(), true).values()) {
            for (int i = month.size() - 1; i >= 0 && month.get(i).position() > after; i--) {
                found.add(month.get(i).delta(series));
            }
        }
        return found;
    }
}
