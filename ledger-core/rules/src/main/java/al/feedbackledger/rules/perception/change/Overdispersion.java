package al.feedbackledger.rules.perception.change;

import java.util.List;

/**
 * How much more the weeks' shares jump than chance alone would make them, when nothing lasting changes: φ̂.
 *
 * <p>The mean of d² / V over every two successive weeks, at least 1, with d the difference of their shares and V its
 * variance if both had the same share: p̂(1−p̂)(1/n₁+1/n₂) N/(N−1), p̂ and N being those of the two weeks together. The
 * last factor makes the mean 1 without overdispersion even for weeks with one rating each. Two weeks in which everybody
 * said the same can show no jump and are left out. A lasting change is one jump among many, so it hardly shows here.
 *
 * <p>Source: successive differences after J. von Neumann et al., "The mean square successive difference", Annals of
 * Mathematical Statistics 12 (1941); standardised for shares.
 */
final class Overdispersion {
    private Overdispersion() {}

    static double of(List<WeekRatings> weeks) {
        double sum = 0;
        int jumps = 0;
        for (int i = 1; i < weeks.size(); i++) {
            double square = square(weeks.get(i - 1), weeks.get(i));
            if (!Double.isNaN(square)) {
                sum += square;
                jumps++;
            }
        }
        return jumps == 0 ? 1 : Math.max(1, sum / jumps);
    }

    /** d² / V; not a number where everybody said the same. */
    private static double square(WeekRatings one, WeekRatings next) {
        double part = (double) one.satisfied().part() + next.satisfied().part();
        double whole = (double) one.satisfied().whole() + next.satisfied().whole();
        double difference = next.satisfied().value() - one.satisfied().value();
        double variance = part
                / whole
                * ((whole - part) / (whole - 1))
                * (1.0 / one.satisfied().whole() + 1.0 / next.satisfied().whole());
        return difference * difference / variance;
    }
}
