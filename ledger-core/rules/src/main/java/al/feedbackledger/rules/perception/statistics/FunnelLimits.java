package al.feedbackledger.rules.perception.statistics;

/**
 * How far the share of a service with so many ratings may lie from the share of all by chance.
 *
 * <p>θ ± z √(θ(1−θ)/n), cut to 0 and 1, for 95 % and 99.8 %. These are the limits of the score test, whose inversion is
 * Wilson's interval: a service lies outside the 95 % limits exactly when its Wilson interval leaves out the share of all,
 * so that the funnel never says otherwise than the interval beside it. There are no ranks: between the limits, services
 * are told apart by chance alone.
 *
 * <p>Source: D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24
 * (2005). Its exact limits, interpolated between whole people, differ visibly only below the thirty people that are
 * asked for here.
 *
 * @param centre θ, the share of all services together
 * @param people n
 */
public record FunnelLimits(Share centre, int people) {
    /** Services with fewer ratings are not compared. */
    public static final int LEAST_PEOPLE = 30;

    /** Where a service lies. */
    public enum Place {
        WITHIN,
        /** Outside the 95 % limits, as one of twenty services is by chance. */
        OUTSIDE,
        /** Outside the 99.8 % limits, as one of five hundred is by chance. */
        FAR_OUTSIDE
    }

    public FunnelLimits {
        if (people < LEAST_PEOPLE) {
            throw new IllegalArgumentException("a funnel begins at " + LEAST_PEOPLE + " people, not at " + people);
        }
    }

    /** Where a service with this share lies around the share of all. */
    public static Place place(Share centre, Share service) {
        FunnelLimits limits = new FunnelLimits(centre, service.whole());
        double distance = Math.abs(service.value() - centre.value());
        if (distance <= limits.half(StandardNormal.Z_95)) {
            return Place.WITHIN;
        }
        return distance <= limits.half(StandardNormal.Z_998) ? Place.OUTSIDE : Place.FAR_OUTSIDE;
    }

    /** The lower limit of 95 %, 0 to 1. */
    public double low() {
        return Math.max(0, centre.value() - half(StandardNormal.Z_95));
    }

    /** The upper limit of 95 %, 0 to 1. */
    public double high() {
        return Math.min(1, centre.value() + half(StandardNormal.Z_95));
    }

    /** The lower limit of 99.8 %, 0 to 1. */
    public double farLow() {
        return Math.max(0, centre.value() - half(StandardNormal.Z_998));
    }

    /** The upper limit of 99.8 %, 0 to 1. */
    public double farHigh() {
        return Math.min(1, centre.value() + half(StandardNormal.Z_998));
    }

    private double half(double z) {
        double share = centre.value();
        return z * Math.sqrt(share * (1 - share) / people);
    }
}
