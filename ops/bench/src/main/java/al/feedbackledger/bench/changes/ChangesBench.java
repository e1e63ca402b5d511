package al.feedbackledger.bench.changes;

import al.feedbackledger.bench.changes.SimulatedService.Course;
import al.feedbackledger.rules.perception.change.ChangeDetection;
import al.feedbackledger.rules.perception.change.FoundChange;
import al.feedbackledger.rules.perception.change.WeekRatings;
import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * {@code ops/ledger bench changes [--quick] [--seed N] [--report FILE]}: the table of what the method can and cannot see,
 * and how long it takes. The figures of the tables depend on the seed alone, not on the machine.
 */
public final class ChangesBench {
    private static final int[] RATINGS = {5, 10, 20, 40, 80, 160};
    private static final int[] POINTS = {-5, -10, -15, -20, -30, 15};
    private static final int YEARS_OF_WEEKS = 520;

    private final ChangesExtent extent;
    private final SplittableRandom random;
    private final StringBuilder report = new StringBuilder();

    private ChangesBench(ChangesExtent extent, long seed) {
        this.extent = extent;
        random = new SplittableRandom(seed);
    }

    /** Simulates, and says what came out as Markdown. */
    public static String measure(boolean isQuick, long seed) {
        System.err.println("bench: seed " + seed);
        ChangesExtent extent = isQuick ? ChangesExtent.QUICK : ChangesExtent.FULL;
        ChangesBench bench = new ChangesBench(extent, seed);
        bench.say("Simulated with seed %d: %,d series for each figure.", seed, extent.series());
        bench.sight();
        bench.watch();
        bench.alerts();
        bench.time();
        return bench.report.toString();
    }

    private void sight() {
        say("");
        say("## Published changes");
        say("");
        say("Percent of series with a published change: alone in its run / among %,d services.", Sight.SERVICES);
        say("");
        say("| ratings a week | no change | no change, weeks jump (φ = 2) | %s |", header());
        say("|---|---|---|%s", "---|".repeat(POINTS.length));
        for (int ratings : RATINGS) {
            List<String> cells = new ArrayList<>();
            cells.add(seen(ratings, 1, 0));
            cells.add(seen(ratings, 2, 0));
            for (int points : POINTS) {
                cells.add(seen(ratings, 1, points));
            }
            say("| %d | %s |", ratings, String.join(" | ", cells));
        }
    }

    private static String header() {
        List<String> header = new ArrayList<>();
        for (int points : POINTS) {
            header.add(String.format(Locale.ROOT, "%+d points", points).replace('-', '−'));
        }
        return String.join(" | ", header);
    }

    private String seen(int ratings, double dispersion, int points) {
        return Sight.of(new SimulatedService(ratings, dispersion), points, extent.series(), random)
                .text();
    }

    private void watch() {
        int series = extent.watched();
        say("");
        say("## Looked at every week");
        say("");
        say("%,d series for each figure; the delay is that of a change among %,d services.", series, Sight.SERVICES);
        say("");
        say(
                "| ratings a week | no change: percent with one published at any time | −10 points, published after | −20 points |");
        say("|---|---|---|---|");
        for (int ratings : RATINGS) {
            SimulatedService service = new SimulatedService(ratings, 1);
            say(
                    "| %d | %s | %s | %s |",
                    ratings,
                    Watch.wrong(service, series, random).text(),
                    Watch.delay(service, -10, series, random),
                    Watch.delay(service, -20, series, random));
        }
    }

    private void alerts() {
        say("");
        say("## Alerts");
        say("");
        say("| satisfied before | ratings to a false alert | to one of −10 points | of −20 points | of +10 points |");
        say("|---|---|---|---|---|");
        for (int before : new int[] {50, 70, 85}) {
            say(
                    "| %d %% | %,.0f | %,.0f | %,.0f | %,.0f |",
                    before,
                    Alerts.ratings(before, before, extent.alerts(), random),
                    Alerts.ratings(before, before - 10, extent.alerts(), random),
                    Alerts.ratings(before, before - 20, extent.alerts(), random),
                    Alerts.ratings(before, before + 10, extent.alerts(), random));
        }
    }

    /** Every second service changes once, in the middle. */
    private void time() {
        List<List<WeekRatings>> services = new ArrayList<>();
        int half = YEARS_OF_WEEKS / 2;
        for (int i = 0; i < Sight.SERVICES; i++) {
            Course course = new Course(half, .70, half, i % 2 == 0 ? .70 : .55);
            services.add(new SimulatedService(15, 1).live(course, random));
        }
        List<Double> seconds = new ArrayList<>();
        long published = 0;
        for (int round = 0; round < extent.rounds(); round++) {
            long start = System.nanoTime();
            published = ChangeDetection.run(services).stream()
                    .flatMap(result -> result.changes().stream())
                    .filter(FoundChange::isPublished)
                    .count();
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        seconds.sort(Comparator.naturalOrder());
        say("");
        say("## Time");
        say("");
        say("| what | measured | aim on 2 cores |");
        say("|---|---|---|");
        say(
                "| change detection over %,d services × %d weeks | %.2f s on one core (median of %d), %,d changes published"
                        + " where %,d were made | ≤ 10 s |",
                Sight.SERVICES,
                YEARS_OF_WEEKS,
                seconds.get(seconds.size() / 2),
                extent.rounds(),
                published,
                Sight.SERVICES / 2);
    }

    @FormatMethod
    private void say(@FormatString String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        report.append(line).append('\n');
        System.err.println(line);
    }
}
