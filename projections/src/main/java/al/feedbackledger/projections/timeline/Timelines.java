package al.feedbackledger.projections.timeline;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** How perceptions of a service changed over time: the public reads publications, staff any position. */
public interface Timelines {
    int MOST_PUBLICATIONS_ON_A_PAGE = 100;

    TimelineResult timeline(TimelineQuery query);

    /**
     * What was known at an earlier moment beside what is known now, for staff.
     *
     * @param then the service as of the earlier moment; its day is the one on which that moment became known
     * @param today the local day it is read on
     */
    DifferencesResult differences(TimelineQuery then, LocalDate today);

    /** How an institution went about the cases it handles, and about what it promised. */
    InstitutionConduct conduct(ConductQuery query);

    /**
     * What a publication taken at this position and instant would contain.
     *
     * @param upTo a position this view has reached
     * @param at the command's clock: the publication's day is its local date, so the event must carry this very instant
     * @throws IllegalStateException when the view has not reached the position, see {@code ViewPositions.await}
     */
    Candidate candidate(long upTo, Instant at);

    /** Publications, latest first. */
    List<PublicationPointTaken> publications(long beforeNumber, int limit);

    @Nullable
    PublicationPointTaken latestPublication();

    /** Publications whose recorded digest is not that of the cells folded here: an alarm unless 0. */
    long mismatches();
}
