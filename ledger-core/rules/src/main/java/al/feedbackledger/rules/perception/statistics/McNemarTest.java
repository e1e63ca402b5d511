package al.feedbackledger.rules.perception.statistics;

/**
 * Whether people who rated twice changed more often one way than the other: the exact test of McNemar.
 *
 * <p>Of the b + c people who changed, as many went each way as a fair coin would send: p = min(1, 2 P(X ≤ min(b, c))) with
 * X binomial (b + c, ½). Who did not change says nothing about a direction, so p is told beside how many rated again at
 * all. With better and worse of more than two classes this is the sign test.
 *
 * <p>Sources: Q. McNemar, "Note on the sampling error of the difference between correlated proportions or percentages",
 * Psychometrika 12 (1947); F. Mosteller, "Some statistical problems in measuring the subjective response to drugs",
 * Biometrics 8 (1952), for the exact form.
 *
 * @param better people who changed to the better
 * @param worse people who changed to the worse
 * @param p two-sided chance of such a difference without a direction; never 0: what is smaller than the smallest normal
 *     double (2.2 · 10⁻³⁰⁸) is told as that
 */
public record McNemarTest(int better, int worse, double p) {

    /** The test; p is 1 where nobody changed. */
    public static McNemarTest of(int better, int worse) {
        if (better < 0 || worse < 0) {
            throw new IllegalArgumentException("not numbers of people: " + better + " and " + worse);
        }
        double tail = FairCoin.atMost(Math.min(better, worse), (long) better + worse);
        return new McNemarTest(better, worse, Math.max(Double.MIN_NORMAL, Math.min(1, 2 * tail)));
    }
}
