package al.feedbackledger.bench.changes;

import al.feedbackledger.rules.perception.change.WeekRatings;
import al.feedbackledger.rules.perception.statistics.Share;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The weekly ratings of a service that does not exist.
 *
 * @param ratings a week on average; how many there are is drawn (Poisson), and a week may have none
 * @param dispersion how many times more than by chance the weeks' shares jump; 1 is by chance alone
 */
record SimulatedService(int ratings, double dispersion) {
    static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    /** Weeks before and after a change, each with its share of satisfied. */
    record Course(int weeksBefore, double before, int weeksAfter, double after) {}

    List<WeekRatings> live(Course course, SplittableRandom random) {
        List<WeekRatings> weeks = new ArrayList<>();
        for (int week = 0; week < course.weeksBefore() + course.weeksAfter(); week++) {
            int people = people(random);
            if (people > 0) {
                double share = week < course.weeksBefore() ? course.before() : course.after();
                weeks.add(new WeekRatings(FIRST.plusWeeks(week), satisfied(ofWeek(share, random), people, random)));
            }
        }
        return weeks;
    }

    /** Knuth's way: the draws whose product stays above e to the power of minus the mean. */
    private int people(SplittableRandom random) {
        double limit = Math.exp(-ratings);
        int people = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            people++;
        }
        return people;
    }

    /** With variance (φ − 1)/(n − 1) times that of one rating, the sum over a week has φ times its own. */
    private double ofWeek(double share, SplittableRandom random) {
        if (dispersion == 1) {
            return share;
        }
        double sd = Math.sqrt((dispersion - 1) / (ratings - 1) * share * (1 - share));
        return Math.clamp(share + sd * random.nextGaussian(), 0, 1);
    }

    private static Share satisfied(double chance, int people, SplittableRandom random) {
        int satisfied = 0;
        for (int n = 0; n < people; n++) {
            satisfied += random.nextDouble() < chance ? 1 : 0;
        }
        return new Share(satisfied, people);
    }
}
