package al.feedbackledger.rules.perception.statistics;

/**
 * The Wilson score interval of a share at 95 %: every share that a score test against k of n would not reject.
 *
 * <p>(k + z²/2 ± z √(k(n−k)/n + z²/4)) / (n + z²). It stays inside 0 to 1 and keeps its coverage for few people and for
 * shares near the ends, where the textbook interval fails.
 *
 * <p>Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 *
 * @param low lower limit, 0 to 1
 * @param high upper limit, 0 to 1
 */
public record WilsonInterval(double low, double high) {
    public static WilsonInterval of(Share share) {
        double n = share.whole();
        double k = share.part();
        double z = StandardNormal.Z_95;
        double zz = z * z;
        double middle = (k + zz / 2) / (n + zz);
        double half = z / (n + zz) * Math.sqrt(k * (n - k) / n + zz / 4);
        // At the ends the formula gives 0 and 1 exactly; the arithmetic does not.
        double low = share.part() == 0 ? 0 : middle - half;
        double high = share.part() == share.whole() ? 1 : middle + half;
        return new WilsonInterval(low, high);
    }

    /** The lower limit in whole percent, halves up. */
    public int lowPercent() {
        return WholePercent.of(low);
    }

    /** The upper limit in whole percent, halves up. */
    public int highPercent() {
        return WholePercent.of(high);
    }
}
