package al.feedbackledger.bench.changes;

import al.feedbackledger.bench.changes.SimulatedService.Course;
import al.feedbackledger.rules.perception.change.ChangeDetection;
import al.feedbackledger.rules.perception.change.FoundChange;
import al.feedbackledger.rules.perception.change.WeekRatings;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** How often a change of a known size is published near its week: services that change in the middle of two years. */
final class Sight {
    static final int HALF = 52;
    private static final int NEAR = 6;
    private static final double BEFORE = .70;

    /** What the run asks of a single change among so many services that do not change. */
    static final int SERVICES = 1_300;

    private static final double MOST_Q = .10;

    /**
     * How many series of all had a published change.
     *
     * @param alone where the service is the only one of the run
     * @param amongMany where 1,299 others do not change
     */
    record Seen(int alone, int amongMany, int series) {
        String text() {
            return percent(alone) + " / " + percent(amongMany);
        }

        private String percent(int part) {
            // A tenth of a percent matters where it is about false alarms.
            double percent = 100.0 * part / series;
            return String.format(Locale.ROOT, percent < 9.95 ? "%.1f" : "%.0f", percent);
        }
    }

    private Sight() {}

    /** Series that change by so many points for good; with a change of 0, any published change is a false alarm. */
    static Seen of(SimulatedService service, int points, int series, SplittableRandom random) {
        Course course = course(points);
        int alone = 0;
        int amongMany = 0;
        for (int i = 0; i < series; i++) {
            List<FoundChange> changes = published(service.live(course, random)).stream()
                    .filter(change -> points == 0 || isNear(change, points))
                    .toList();
            alone += changes.isEmpty() ? 0 : 1;
            amongMany += changes.stream().anyMatch(Sight::isPublishedAmongMany) ? 1 : 0;
        }
        return new Seen(alone, amongMany, series);
    }

    /** A satisfied share of 70 % that changes by so many points in the middle. */
    static Course course(int points) {
        return new Course(HALF, BEFORE, HALF, BEFORE + points / 100.0);
    }

    /** Whether the q of a published change is small enough where it is the only one among all services. */
    static boolean isPublishedAmongMany(FoundChange change) {
        return change.p() * SERVICES <= MOST_Q;
    }

    static List<FoundChange> published(List<WeekRatings> weeks) {
        return ChangeDetection.run(List.of(weeks)).getFirst().changes().stream()
                .filter(FoundChange::isPublished)
                .toList();
    }

    static boolean isNear(FoundChange change, int points) {
        long week = ChronoUnit.WEEKS.between(SimulatedService.FIRST, change.week());
        return Math.abs(week - HALF) <= NEAR && Math.signum(change.difference().value()) == Integer.signum(points);
    }
}
