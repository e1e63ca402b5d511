package al.feedbackledger.rules.perception.statistics;

/**
 * Limits of intervals in whole percent, halves away from zero.
 *
 * <p>A limit is a root of an equation, so there is no exact fraction to round from. It need not be one: with the z that
 * is used here no limit of fewer than six million people lies exactly between two whole percent (n·m·(200−m) would have
 * to be the square of a multiple of 250,000), and a test compares the rounding with exact integers.
 */
final class WholePercent {
    private WholePercent() {}

    /** @param value from −1 to 1 */
    static int of(double value) {
        int size = Math.toIntExact(Math.round(Math.abs(value) * 100));
        return value < 0 ? -size : size;
    }
}
