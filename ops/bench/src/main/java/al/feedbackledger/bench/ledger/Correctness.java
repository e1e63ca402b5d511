package al.feedbackledger.bench.ledger;

/**
 * Whether a run may be believed.
 *
 * @param stored events in the table
 * @param holes positions that are missing below the last one
 * @param lost events that were acknowledged and are not stored
 * @param skipped events that are stored and that a reader from the beginning did not get
 */
record Correctness(long stored, long holes, long lost, long skipped) {
    String text() {
        return "holes " + holes + ", lost " + lost + ", skipped " + skipped;
    }
}
