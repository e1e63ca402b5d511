package al.feedbackledger.rules.perception.change;

import al.feedbackledger.rules.perception.statistics.Share;

import java.time.LocalDate;

/**
 * Weeks in a row during which one share fits.
 *
 * @param first the Monday of its first week with ratings
 * @param last the Monday of its last week with ratings
 * @param weeks weeks with ratings
 * @param satisfied all its ratings together
 */
public record Segment(LocalDate first, LocalDate last, int weeks, Share satisfied) {}
