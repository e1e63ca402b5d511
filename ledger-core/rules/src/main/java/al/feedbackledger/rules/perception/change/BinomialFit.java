package al.feedbackledger.rules.perception.change;

/**
 * How badly one constant share fits ratings: −2 ln of the largest binomial likelihood, without the terms that no
 * segmentation changes: 2 (n ln n − k ln k − (n−k) ln(n−k)), with 0 ln 0 = 0.
 *
 * <p>A segmentation asks for millions of these, so n ln n is computed once for each n that services usually have.
 */
final class BinomialFit {
    private static final double[] N_LN_N = new double[1 << 16];

    static {
        for (int n = 0; n < N_LN_N.length; n++) {
            N_LN_N[n] = computed(n);
        }
    }

    private BinomialFit() {}

    /** @param k from 0 to n */
    static double of(int k, int n) {
        return 2 * (nLnN(n) - (nLnN(k) + nLnN(n - k)));
    }

    private static double nLnN(int n) {
        return n < N_LN_N.length ? N_LN_N[n] : computed(n);
    }

    private static double computed(int n) {
        return n == 0 ? 0 : n * StrictMath.log(n);
    }
}
