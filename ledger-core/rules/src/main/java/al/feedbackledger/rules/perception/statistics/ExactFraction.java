package al.feedbackledger.rules.perception.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * A product of shares without rounding, so that whole percent are rounded once and a half is a half.
 *
 * @param numerator from 0 to the denominator
 * @param denominator at least one; the two have no common divisor
 */
record ExactFraction(BigInteger numerator, BigInteger denominator) {
    static final ExactFraction ONE = new ExactFraction(BigInteger.ONE, BigInteger.ONE);

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    ExactFraction times(Share share) {
        BigInteger above = numerator.multiply(BigInteger.valueOf(share.part()));
        BigInteger below = denominator.multiply(BigInteger.valueOf(share.whole()));
        BigInteger common = above.gcd(below);
        return new ExactFraction(above.divide(common), below.divide(common));
    }

    /** What is left to one. */
    ExactFraction rest() {
        return new ExactFraction(denominator.subtract(numerator), denominator);
    }

    boolean isNone() {
        return numerator.signum() == 0;
    }

    boolean isAll() {
        return numerator.equals(denominator);
    }

    boolean isAtMostHalf() {
        return numerator.shiftLeft(1).compareTo(denominator) <= 0;
    }

    double value() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
                .doubleValue();
    }

    /** Whole percent, halves up. */
    int percent() {
        BigInteger twice = numerator.multiply(HUNDRED).shiftLeft(1).add(denominator);
        return twice.divide(denominator.shiftLeft(1)).intValueExact();
    }
}
