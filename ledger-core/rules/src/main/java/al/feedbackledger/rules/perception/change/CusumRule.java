package al.feedbackledger.rules.perception.change;

import al.feedbackledger.rules.perception.statistics.Share;

/**
 * What {@link BernoulliCusum} weighs a rating with.
 *
 * <p>p₀ is the share of the last confirmed segment, p₁ = p₀ − {@value #DROP} downwards and p₀ + {@value #RISE} upwards,
 * all held between {@value #LEAST} and {@value #MOST}: nobody can tell a share from 0 or 1 by counting. A satisfied
 * rating weighs ln(p₁/p₀), any other ln((1−p₁)/(1−p₀)). Where p₁ is held at p₀ itself, all weigh nothing and there is no
 * alert that way.
 *
 * @param down weights of the sum that looks for a drop
 * @param up weights of the sum that looks for a rise
 */
public record CusumRule(Weights down, Weights up) {
    /** The fewest ratings a confirmed segment must have to be compared with. */
    public static final int LEAST_RATINGS = 100;

    static final double DROP = .15;
    static final double RISE = .12;
    static final double LEAST = .02;
    static final double MOST = .98;

    /**
     * @param satisfied what a satisfied rating adds
     * @param other what any other adds
     */
    public record Weights(double satisfied, double other) {
        private static Weights of(double before, double after) {
            return new Weights(
                    StrictMath.log(after) - StrictMath.log(before),
                    StrictMath.log(1 - after) - StrictMath.log(1 - before));
        }

        double of(boolean isSatisfied) {
            return isSatisfied ? satisfied : other;
        }
    }

    /**
     * The rule after a confirmed segment.
     *
     * @throws IllegalArgumentException when the segment has fewer than {@value #LEAST_RATINGS} ratings
     */
    public static CusumRule of(Share confirmed) {
        if (confirmed.whole() < LEAST_RATINGS) {
            throw new IllegalArgumentException(
                    "a segment of " + confirmed.whole() + " ratings is too short; it takes " + LEAST_RATINGS);
        }
        double before = held(confirmed.value());
        return new CusumRule(Weights.of(before, held(before - DROP)), Weights.of(before, held(before + RISE)));
    }

    private static double held(double share) {
        return Math.clamp(share, LEAST, MOST);
    }
}
