package al.feedbackledger.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param rounds of everything that is compared; the median is told
 * @param each how long one load of one round lasts
 * @param importRows rows of one import
 * @param starts starts on the same data
 */
record Extent(int rounds, Duration each, int importRows, int starts) {
    static final Extent FULL = new Extent(5, Duration.ofSeconds(6), 19_291, 5);

    /** Enough to see that everything runs; too little to believe. */
    static final Extent QUICK = new Extent(1, Duration.ofSeconds(2), 2_000, 1);
}
