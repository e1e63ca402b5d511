package al.feedbackledger.rules.perception;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The bucket a public timeline opens with: months where enough people answer in a month, else quarters, unless the
 * quarters hide more than they show.
 *
 * <p>Enough is a median of {@value #ENOUGH} people over the last twelve months: those up to the last published one that
 * is over, or fewer where the series is younger. They are not counted back from today, so that a series that ended does
 * not change its face for standing still. A cell of several months gives each an equal part, rounded down.
 *
 * <p>Where so few answer that cells are longer than a quarter, they cut the quarters, and a quarter that is cut shows
 * nothing. By month the same cells stand as they are and nobody is hidden.
 */
public final class UsualBucket {
    static final int ENOUGH = 20;
    static final int MONTHS = 12;

    private UsualBucket() {}

    /**
     * The bucket to open with.
     *
     * @param cells published cells in order of time
     * @param today the local day
     */
    public static BucketSize of(List<PublishedCell> cells, LocalDate today) {
        List<Integer> people =
                lastMonths(cells, YearMonth.from(today)).stream().sorted().toList();
        if (people.isEmpty()) {
            return BucketSize.QUARTER;
        }
        int twiceMedian = people.get((people.size() - 1) / 2) + people.get(people.size() / 2);
        return twiceMedian >= 2 * ENOUGH || quartersHideMost(cells) ? BucketSize.MONTH : BucketSize.QUARTER;
    }

    private static boolean quartersHideMost(List<PublishedCell> cells) {
        int all = cells.stream().mapToInt(PublishedCell::n).sum();
        PublicTimeline timeline = new PublicTimeline(cells);
        int shown = timeline.rows(BucketSize.QUARTER, timeline.span().orElseThrow()).stream()
                .mapToInt(row -> row instanceof PublicRow.Shown found ? found.n() : 0)
                .sum();
        return 2 * shown < all;
    }

    private static List<Integer> lastMonths(List<PublishedCell> cells, YearMonth running) {
        List<Integer> people = new ArrayList<>();
        if (cells.isEmpty()) {
            return people;
        }
        YearMonth last = cells.getLast().months().last();
        YearMonth month = last.isBefore(running) ? last : running.minusMonths(1);
        YearMonth first = cells.getFirst().months().first();
        while (people.size() < MONTHS && !month.isBefore(first)) {
            people.add(people(cells, month));
            month = month.minusMonths(1);
        }
        return people;
    }

    private static int people(List<PublishedCell> cells, YearMonth month) {
        return cells.stream()
                .filter(cell -> cell.months().holds(month))
                .mapToInt(cell -> cell.n() / cell.months().months())
                .sum();
    }
}
