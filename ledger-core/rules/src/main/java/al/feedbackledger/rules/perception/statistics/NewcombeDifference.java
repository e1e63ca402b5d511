package al.feedbackledger.rules.perception.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much larger one share is than another of other people, with an interval of 95 %.
 *
 * <p>With p and the Wilson limits l, u of each: d = p₁ − p₂, from d − √((p₁−l₁)² + (u₂−p₂)²) to d + √((u₁−p₁)² +
 * (p₂−l₂)²). Never outside −1 to 1, and right for few people and shares near the ends.
 *
 * <p>Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of
 * eleven methods", Statistics in Medicine 17 (1998), method 10.
 *
 * @param one the share that is compared
 * @param other the share it is compared with
 * @param low lower limit, −1 to 1
 * @param high upper limit, −1 to 1
 */
public record NewcombeDifference(Share one, Share other, double low, double high) {
    public static NewcombeDifference of(Share one, Share other) {
        WilsonInterval first = WilsonInterval.of(one);
        WilsonInterval second = WilsonInterval.of(other);
        double p = one.value();
        double q = other.value();
        double down = Math.sqrt(square(p - first.low()) + square(second.high() - q));
        double up = Math.sqrt(square(first.high() - p) + square(q - second.low()));
        // 1 of 1 less 0 of 1 is 1 at most; the last bit of a sum may say more.
        return new NewcombeDifference(one, other, Math.max(-1, p - q - down), Math.min(1, p - q + up));
    }

    private static double square(double x) {
        return x * x;
    }

    /** The difference of the shares, −1 to 1. */
    public double value() {
        return (double) part() / whole();
    }

    /** The difference in whole percentage points, halves away from zero, from the exact fraction. */
    public int points() {
        return BigDecimal.valueOf(part())
                .scaleByPowerOfTen(2)
                .divide(BigDecimal.valueOf(whole()), 0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /** The lower limit in whole percentage points. */
    public int lowPoints() {
        return WholePercent.of(low);
    }

    /** The upper limit in whole percentage points. */
    public int highPoints() {
        return WholePercent.of(high);
    }

    /** Whether the interval says that the shares differ. */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }

    /** Whether the shares differ by at least so many percentage points, by the exact fraction. */
    public boolean isAtLeast(int points) {
        return BigDecimal.valueOf(Math.abs(part()))
                        .scaleByPowerOfTen(2)
                        .compareTo(BigDecimal.valueOf(whole()).multiply(BigDecimal.valueOf(points)))
                >= 0;
    }

    /** Below 2⁶², as people are counted in integers. */
    private long part() {
        return (long) one.part() * other.whole() - (long) other.part() * one.whole();
    }

    private long whole() {
        return (long) one.whole() * other.whole();
    }
}
