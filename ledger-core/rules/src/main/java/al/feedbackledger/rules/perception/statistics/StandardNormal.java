package al.feedbackledger.rules.perception.statistics;

/**
 * The standard normal distribution, as far as published numbers need it.
 *
 * <p>Two quantiles, and the chance of both tails by the error function's series near the middle and its continued
 * fraction outside; the relative error is below 10⁻¹², and all operations are fixed by IEEE 754 or StrictMath.
 *
 * <p>Source: M. Abramowitz and I. A. Stegun, "Handbook of Mathematical Functions" (1964), 7.1.6 and 7.1.14.
 */
final class StandardNormal {
    /** The quantile of 97.5 %, for intervals of 95 %, to the digits the reference values use. */
    static final double Z_95 = 1.959964;

    /** The quantile of 99.9 %, for intervals of 99.8 %. */
    static final double Z_998 = 3.090232;

    /** From here on the continued fraction is the more exact of the two. */
    private static final double OUTSIDE = 2;

    /** Enough for the last bit at {@link #OUTSIDE}; further out, fewer would do. */
    private static final int DEPTH = 120;

    private StandardNormal() {}

    /**
     * The chance of a value at least this far from zero, on either side: erfc(z / √2).
     *
     * @param z zero or more; 0 comes out where the chance is below the smallest double (from 38.5 on)
     */
    static double beyond(double z) {
        if (!(z >= 0)) {
            throw new IllegalArgumentException("not a distance from zero: " + z);
        }
        double x = z / Math.sqrt(2);
        return x < OUTSIDE ? 1 - inside(x) : outside(x);
    }

    private static double inside(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * Math.ulp(.25); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
    }

    private static double outside(double x) {
        double fraction = x;
        for (int n = DEPTH; n > 0; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        return StrictMath.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
    }
}
