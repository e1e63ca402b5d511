package al.feedbackledger.projections.timeline;

import java.time.Instant;

/**
 * A publication as it was taken.
 *
 * @param position the last position folded into it
 * @param at when it was taken
 * @param digest hexadecimal SHA-256 over the ordered published cells, as recorded
 * @param holds whether the cells folded here have that digest
 */
public record PublicationPointTaken(
        long number, long position, Instant at, String policy, String digest, boolean holds) {}
