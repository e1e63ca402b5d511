package al.feedbackledger.bench.ledger;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param rounds repetitions of everything that is compared
 * @param each how long one load lasts
 * @param warmUp how long a process that was just started is loaded before it is measured: the compiler needs its time
 * @param large events of the large ledger
 * @param small events of the small one it is compared with
 * @param readEvents events read in order
 * @param folded events that views are built from
 */
record LedgerExtent(int rounds, Duration each, Duration warmUp, long large, long small, long readEvents, long folded) {
    static final LedgerExtent FULL = new LedgerExtent(
            5, Duration.ofSeconds(5), Duration.ofSeconds(20), 10_000_000, 100_000, 1_000_000, 10_000_000);

    /** Enough to see that everything runs; too little to believe. */
    static final LedgerExtent QUICK =
            new LedgerExtent(2, Duration.ofSeconds(2), Duration.ofSeconds(8), 300_000, 30_000, 200_000, 100_000);
}
