package al.feedbackledger.bench.changes;

/**
 * How much is simulated.
 *
 * @param series simulated for each cell of the table
 * @param watched series looked at every week, for each figure
 * @param alerts waited for, for each line of the other
 * @param rounds of the run over all services; the median is told
 */
record ChangesExtent(int series, int watched, int alerts, int rounds) {
    static final ChangesExtent FULL = new ChangesExtent(5_000, 1_000, 10_000, 5);

    /** Enough to see that everything runs; too little to believe. */
    static final ChangesExtent QUICK = new ChangesExtent(200, 50, 500, 1);
}
