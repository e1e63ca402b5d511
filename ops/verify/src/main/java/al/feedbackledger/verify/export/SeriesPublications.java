package al.feedbackledger.verify.export;

import al.feedbackledger.rules.perception.Counts;
import al.feedbackledger.rules.perception.Delta;
import al.feedbackledger.rules.perception.PublicationPoint;
import al.feedbackledger.rules.perception.PublicationRule;
import al.feedbackledger.rules.perception.Series;
import al.feedbackledger.rules.perception.SeriesHistory;
import al.feedbackledger.rules.perception.SeriesNow;
import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One series through all publications: each adds its lines to the publication's digest. */
final class SeriesPublications {
    private final List<Delta> deltas;
    private final SortedMap<YearMonth, Counts> months = new TreeMap<>();
    private SeriesHistory history;
    private int taken;

    /** @param deltas of the series, in any order; sorted here */
    SeriesPublications(Series series, List<Delta> deltas) {
        this.deltas = deltas;
        this.history = SeriesHistory.none(series);
        deltas.sort(Comparator.comparingLong(Delta::position));
    }

    void through(List<Published> points) {
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
                history = PublicationRule.publish(history, now(), point);
            }
            var unused = published.digest().add(history);
            last = published;
        }
    }

    /** Takes the deltas up to a position; whether there were any. */
    private boolean fold(long position) {
        int before = taken;
        while (taken < deltas.size() && deltas.get(taken).position() <= position) {
            Delta delta = deltas.get(taken++);
            months.merge(YearMonth.from(delta.day()), delta.change(), Counts::plus);
        }
        return taken > before;
    }

    private SeriesNow now() {
        List<Delta> known = deltas.subList(0, taken);
        return new SeriesNow(months, (span, after) -> known.stream()
                .filter(delta -> delta.position() > after && span.holds(delta.day()))
                .toList());
    }
}
