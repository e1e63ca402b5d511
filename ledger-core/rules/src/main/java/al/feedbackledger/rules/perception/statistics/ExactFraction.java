package al.feedbackledger.rules.perception.statistics;

import java.math.BigInteger;

/**
 * A product of shares without rounding, so that whole percent are rounded once and a half is a half.
 *
 * <p>Not reduced: common divisors cost more to find than they spare.
 *
 * @param numerator from 0 to the denominator
 * @param denominator at least one
 */
record ExactFraction(BigInteger numerator, BigInteger denominator) {
    static final ExactFraction ONE = new ExactFraction(BigInteger.ONE, BigInteger.ONE);

    /** More than a double has, by enough that the last one can stand for all that follow. */
    private static final int QUOTIENT_BITS = 64;

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    ExactFraction times(Share share) {
        return new ExactFraction(
                numerator.multiply(BigInteger.valueOf(share.part())),
                denominator.multiply(BigInteger.valueOf(share.whole())));
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

    /** The nearest double. */
    double value() {
        int shift = denominator.bitLength() - numerator.bitLength() + QUOTIENT_BITS;
        BigInteger[] quotient = numerator.shiftLeft(shift).divideAndRemainder(denominator);
        // What is left over only has to say on which side of a half the last bit lies.
        BigInteger digits = quotient[1].signum() == 0 ? quotient[0] : quotient[0].setBit(0);
        return Math.scalb(digits.doubleValue(), -shift);
    }

    /** Whole percent, halves up. */
    int percent() {
        BigInteger twice = numerator.multiply(HUNDRED).shiftLeft(1).add(denominator);
        return twice.divide(denominator.shiftLeft(1)).intValueExact();
    }
}
