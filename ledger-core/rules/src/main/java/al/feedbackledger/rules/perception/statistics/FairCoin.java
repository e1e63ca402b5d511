package al.feedbackledger.rules.perception.statistics;

/**
 * The binomial distribution with chance one half, for any number of throws.
 *
 * <p>One probability by the saddle-point expansion, which neither overflows nor loses digits where factorials do, and
 * the tail below it by the ratio of neighbours. The relative error of the tail is below 10⁻¹² up to 10,000 throws and
 * below 10⁻⁹ up to four thousand million.
 *
 * <p>Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
 */
final class FairCoin {
    /** Up to here factorials are exact in a double; from here on Stirling's series is. */
    private static final int SMALL = 16;

    private static final double HALF_LN_TWO_PI = .5 * StrictMath.log(2 * Math.PI);

    private FairCoin() {}

    /**
     * The chance of at most so many heads.
     *
     * @param heads at most half the throws
     */
    static double atMost(long heads, long throwsInAll) {
        double term = 1;
        double sum = 1;
        for (long k = heads; k > 0 && term > sum * Math.ulp(.25); k--) {
            term *= k / (throwsInAll - k + 1.0);
            sum += term;
        }
        return sum * exactly(heads, throwsInAll);
    }

    private static double exactly(long heads, long throwsInAll) {
        if (heads == 0) {
            return StrictMath.exp(-throwsInAll * StrictMath.log(2));
        }
        double n = (double) throwsInAll;
        double k = (double) heads;
        double log = stirlingError(n)
                - stirlingError(k)
                - stirlingError(n - k)
                - deviance(k, n / 2)
                - deviance(n - k, n / 2);
        return StrictMath.exp(log) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
    }

    /** How much ln n! is above Stirling's first approximation. */
    private static double stirlingError(double n) {
        if (n < SMALL) {
            double factorial = 1;
            for (int k = 2; k <= n; k++) {
                factorial *= k;
            }
            return StrictMath.log(factorial) - ((n + .5) * StrictMath.log(n) - n + HALF_LN_TWO_PI);
        }
        double nn = n * n;
        return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / 1188.0 / nn) / nn) / nn) / nn) / n;
    }

    /** x ln(x/m) + m − x, without losing digits where x is near m. */
    private static double deviance(double x, double m) {
        if (Math.abs(x - m) >= .1 * (x + m)) {
            return x * StrictMath.log(x / m) + m - x;
        }
        double v = (x - m) / (x + m);
        double sum = (x - m) * v;
        double power = 2 * x * v;
        double before = Double.NaN;
        for (int j = 3; sum != before; j += 2) {
            before = sum;
            power *= v * v;
            sum += power / j;
        }
        return sum;
    }
}
