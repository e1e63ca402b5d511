package al.feedbackledger.projections.timeline;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Whose conduct is asked for.
 *
 * @param from the first day of submission; null for the beginning
 * @param to the last day of submission, included; null for the end
 * @param position up to which it is known; null for everything folded
 * @param reader the public sees what is public at once: promises
 * @param today the local day it is read on, or for an earlier position the day it became known on
 */
public record ConductQuery(
        String institution,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Long position,
        TimelineQuery.Reader reader,
        LocalDate today) {}
