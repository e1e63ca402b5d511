package al.feedbackledger.rules.perception.statistics;

/**
 * The two-sided score test of two shares of different people, for ratings that spread more than chance alone would.
 *
 * <p>With k₁ of n₁, k₂ of n₂ and p̂ = (k₁+k₂)/(n₁+n₂): χ² = (p₁−p₂)² / (p̂(1−p̂)(1/n₁+1/n₂)) / φ̂, and p is the chance
 * of a standard normal further out than √χ². It is Pearson's test of the two by two table, divided by the overdispersion.
 *
 * <p>Sources: K. Pearson, "On the criterion that a given system of deviations …", Philosophical Magazine 50 (1900);
 * P. McCullagh and J. A. Nelder, "Generalized Linear Models" (2nd edition, 1989), 4.5, for φ̂.
 */
public final class ScoreTest {
    private ScoreTest() {}

    /**
     * The p-value; 1 where everybody of both groups said the same.
     *
     * @param dispersion φ̂, at least 1
     */
    public static double p(Share one, Share other, double dispersion) {
        if (!(dispersion >= 1) || dispersion == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("not an overdispersion: " + dispersion);
        }
        double part = (double) one.part() + other.part();
        double whole = (double) one.whole() + other.whole();
        if (part == 0 || part == whole) {
            return 1;
        }
        double difference = one.value() - other.value();
        double variance = part / whole * ((whole - part) / whole) * (1.0 / one.whole() + 1.0 / other.whole());
        return StandardNormal.beyond(Math.abs(difference) / Math.sqrt(variance * dispersion));
    }
}
