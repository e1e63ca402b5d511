package al.feedbackledger.rules.perception.change;

import java.util.Optional;

/**
 * An alert, rating by rating, that a service may have changed: for its institution and NAIS, never for the public.
 *
 * <p>Two cumulative sums of log-likelihood ratios, S = max(0, S + weight), one for a drop and one for a rise
 * ({@link CusumRule}); an alert when one reaches h = {@value #LIMIT}. After it, both begin again at zero. At a share of
 * .70 a false alert comes once in some 2,100 ratings, and a drop of ten points is noticed after some 170.
 *
 * <p>Sources: E. S. Page, "Continuous inspection schemes", Biometrika 41 (1954); M. R. Reynolds and Z. G. Stoumbos, "A
 * CUSUM chart for monitoring a proportion when inspecting continuously", Journal of Quality Technology 31 (1999).
 *
 * @param rule fixed until the next confirmed segment
 * @param down the sum that looks for a drop
 * @param up the sum that looks for a rise
 */
public record BernoulliCusum(CusumRule rule, double down, double up) {
    static final double LIMIT = 5;

    /** Which way a service may have changed. */
    public enum Alert {
        DROP,
        RISE
    }

    public BernoulliCusum {
        if (!(down >= 0 && up >= 0)) {
            throw new IllegalArgumentException("not sums of a CUSUM: " + down + " and " + up);
        }
    }

    /** Before the first rating. */
    public static BernoulliCusum begin(CusumRule rule) {
        return new BernoulliCusum(rule, 0, 0);
    }

    /** After one more rating, in the order of the ledger. */
    public BernoulliCusum after(boolean isSatisfied) {
        boolean again = alert().isPresent();
        return new BernoulliCusum(
                rule,
                Math.max(0, (again ? 0 : down) + rule.down().of(isSatisfied)),
                Math.max(0, (again ? 0 : up) + rule.up().of(isSatisfied)));
    }

    /** Whether the last rating gave an alert. */
    public Optional<Alert> alert() {
        if (down >= LIMIT) {
            return Optional.of(Alert.DROP);
        }
        return up >= LIMIT ? Optional.of(Alert.RISE) : Optional.empty();
    }
}
