package al.feedbackledger.bench.changes;

import al.feedbackledger.bench.changes.SimulatedService.Course;
import al.feedbackledger.rules.perception.change.FoundChange;
import al.feedbackledger.rules.perception.change.WeekRatings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The same two years looked at at the end of every week, as a ledger does that runs each night: how often something is
 * wrongly published at any time, and how many weeks after a change it is published.
 */
final class Watch {
    /** Before that no series can be cut. */
    private static final int FIRST_LOOK = 8;

    private Watch() {}

    /** Series without a change in which one was published at the end of any week. */
    static Sight.Seen wrong(SimulatedService service, int series, SplittableRandom random) {
        int alone = 0;
        int amongMany = 0;
        for (int i = 0; i < series; i++) {
            List<WeekRatings> weeks = service.live(Sight.course(0), random);
            boolean isPublished = false;
            boolean isPublishedAmongMany = false;
            for (int week = FIRST_LOOK; week <= 2 * Sight.HALF; week++) {
                List<FoundChange> changes = Sight.published(until(week, weeks));
                isPublished |= !changes.isEmpty();
                isPublishedAmongMany |= changes.stream().anyMatch(Sight::isPublishedAmongMany);
            }
            alone += isPublished ? 1 : 0;
            amongMany += isPublishedAmongMany ? 1 : 0;
        }
        return new Sight.Seen(alone, amongMany, series);
    }

    /** The median number of weeks after a change until it is published among many, or that it never is in its year. */
    static String delay(SimulatedService service, int points, int series, SplittableRandom random) {
        Course course = Sight.course(points);
        List<Integer> delays = new ArrayList<>();
        for (int i = 0; i < series; i++) {
            delays.add(delay(service.live(course, random), points));
        }
        delays.sort(Comparator.naturalOrder());
        int median = delays.get(series / 2);
        return median > Sight.HALF ? "not in a year" : median + " weeks";
    }

    private static int delay(List<WeekRatings> weeks, int points) {
        for (int after = 1; after <= Sight.HALF; after++) {
            boolean isPublished = Sight.published(until(Sight.HALF + after, weeks)).stream()
                    .anyMatch(change -> Sight.isNear(change, points) && Sight.isPublishedAmongMany(change));
            if (isPublished) {
                return after;
            }
        }
        return Sight.HALF + 1;
    }

    private static List<WeekRatings> until(int week, List<WeekRatings> weeks) {
        return weeks.stream()
                .takeWhile(ratings -> ratings.monday().isBefore(SimulatedService.FIRST.plusWeeks(week)))
                .toList();
    }
}
