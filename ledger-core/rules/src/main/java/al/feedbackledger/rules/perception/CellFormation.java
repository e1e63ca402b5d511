package al.feedbackledger.rules.perception;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * How months that wait become cells: from the oldest on, until ten people are together; never across a cell that is
 * already published.
 */
final class CellFormation {
    private final List<PublishedCell> published;
    private final PublicationPoint point;
    private final List<PublishedCell> formed = new ArrayList<>();
    private Waiting waiting = Waiting.NOBODY;

    private CellFormation(List<PublishedCell> published, PublicationPoint point) {
        this.published = published.stream()
                .sorted(Comparator.comparing(cell -> cell.months().first()))
                .toList();
        this.point = point;
    }

    /** The cells that may be published for the first time, in order of time. */
    static List<PublishedCell> form(
            List<PublishedCell> published, SortedMap<YearMonth, Counts> months, PublicationPoint point) {
        CellFormation formation = new CellFormation(published, point);
        formation.walk(months);
        if (published.isEmpty()) {
            formation.joinRestToLast();
        }
        return formation.formed;
    }

    private void walk(SortedMap<YearMonth, Counts> months) {
        int next = 0;
        for (var entry : months.entrySet()) {
            YearMonth month = entry.getKey();
            while (next < published.size()
                    && published.get(next).months().last().isBefore(month)) {
                // What waits before a published cell cannot join what waits after it.
                waiting = Waiting.NOBODY;
                next++;
            }
            boolean inCell =
                    next < published.size() && published.get(next).months().holds(month);
            if (!inCell && entry.getValue().n() > 0) {
                add(month, entry.getValue());
            }
        }
    }

    private void add(YearMonth month, Counts counts) {
        waiting = waiting.and(month, counts);
        if (waiting.counts().n() >= SmallGroups.LEAST) {
            formed.add(PublishedCell.first(waiting.span(), waiting.counts(), point));
            waiting = Waiting.NOBODY;
        }
    }

    private void joinRestToLast() {
        if (formed.isEmpty() || waiting.months().isEmpty()) {
            return;
        }
        PublishedCell last = formed.removeLast();
        MonthSpan months = new MonthSpan(last.months().first(), waiting.span().last());
        formed.add(PublishedCell.first(months, last.counts().plus(waiting.counts()), point));
    }

    /** Months with one to nine people in all, in order. */
    private record Waiting(List<YearMonth> months, Counts counts) {
        static final Waiting NOBODY = new Waiting(List.of(), Counts.NONE);

        Waiting and(YearMonth month, Counts more) {
            List<YearMonth> all = new ArrayList<>(months);
            all.add(month);
            return new Waiting(List.copyOf(all), counts.plus(more));
        }

        MonthSpan span() {
            return new MonthSpan(months.getFirst(), months.getLast());
        }
    }
}
