package al.feedbackledger.projections.timeline;

/**
 * What a publication taken now would be; the fields of its event, and what would be new.
 *
 * @param number of the publication
 * @param lastPosition the last position folded
 * @param digest hexadecimal SHA-256 over all published cells
 * @param changedSeries series with a cell or breakdown that is new or revised
 */
public record Candidate(long number, long lastPosition, String policy, String digest, int changedSeries) {}
