package al.feedbackledger.rules.perception;

/**
 * The Wilson score interval of a share at 95 %.
 *
 * <p>Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927). It
 * stays inside 0 to 1 and keeps its coverage for few people and for shares near the ends, where the textbook interval
 * fails.
 *
 * @param low lower limit, 0 to 1
 * @param high upper limit, 0 to 1
 */
public record WilsonInterval(double low, double high) {
    /** The normal quantile of 97.5 %, to the digits the reference values use. */
    static final double Z = 1.959964;

    public static WilsonInterval of(Share share) {
        double n = share.whole();
        double k = share.part();
        double zz = Z * Z;
        double middle = (k + zz / 2) / (n + zz);
        double half = Z / (n + zz) * Math.sqrt(k * (n - k) / n + zz / 4);
        // At the ends the formula gives 0 and 1 exactly; the arithmetic does not.
        double low = share.part() == 0 ? 0 : middle - half;
        double high = share.part() == share.whole() ? 1 : middle + half;
        return new WilsonInterval(low, high);
    }

    /** The lower limit in whole percent, halves up. */
    public int lowPercent() {
        return Math.toIntExact(Math.round(low * 100));
    }

    /** The upper limit in whole percent, halves up. */
    public int highPercent() {
        return Math.toIntExact(Math.round(high * 100));
    }
}
