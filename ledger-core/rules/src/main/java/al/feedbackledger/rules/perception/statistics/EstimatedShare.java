package al.feedbackledger.rules.perception.statistics;

/** A share of people that is estimated, because for some it is not known yet, with an interval of 95 %. */
public final class EstimatedShare {
    private final ExactFraction estimate;
    private final double value;
    private final double low;
    private final double high;

    EstimatedShare(ExactFraction estimate, double low, double high) {
        this.estimate = estimate;
        value = estimate.value();
        this.low = low;
        this.high = high;
    }

    /** The share of the others. */
    EstimatedShare rest() {
        return new EstimatedShare(estimate.rest(), 1 - high, 1 - low);
    }

    /** The estimate, 0 to 1. */
    public double value() {
        return value;
    }

    /** The lower limit, 0 to 1. */
    public double low() {
        return low;
    }

    /** The upper limit, 0 to 1. */
    public double high() {
        return high;
    }

    /** The estimate in whole percent, halves up, from the exact fraction. */
    public int percent() {
        return estimate.percent();
    }

    /** The lower limit in whole percent, halves up. */
    public int lowPercent() {
        return WholePercent.of(low);
    }

    /** The upper limit in whole percent, halves up. */
    public int highPercent() {
        return WholePercent.of(high);
    }

    boolean isAtMostHalf() {
        return estimate.isAtMostHalf();
    }

    boolean isNone() {
        return estimate.isNone();
    }

    boolean isAll() {
        return estimate.isAll();
    }

    @Override
    public String toString() {
        return value + " (" + low + " to " + high + ")";
    }
}
