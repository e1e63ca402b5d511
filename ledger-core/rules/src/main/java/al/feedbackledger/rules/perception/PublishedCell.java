package al.feedbackledger.rules.perception;

import java.util.ArrayList;
import java.util.List;

/**
 * One public number of people and what they said: some whole months of one series. Its months never change.
 *
 * <p>The counts are exact; what the public may see of them is {@link Spread}'s to say.
 *
 * @param positions the publication points at which its counts were set, oldest first: when it was first published,
 *     then every revision
 * @param counts what was true at the last of those positions
 */
public record PublishedCell(MonthSpan months, List<Long> positions, Counts counts) {
    public PublishedCell {
        positions = List.copyOf(positions);
        if (positions.isEmpty()) {
            throw new IllegalArgumentException("a published cell was published at some position");
        }
        for (int i = 1; i < positions.size(); i++) {
            if (positions.get(i) <= positions.get(i - 1)) {
                throw new IllegalArgumentException("publications go forward: " + positions);
            }
        }
        if (counts.n() < 0 || !SmallGroups.mayBeShown(counts.n())) {
            throw new IllegalArgumentException("a published cell holds nobody or at least " + SmallGroups.LEAST);
        }
    }

    static PublishedCell first(MonthSpan months, Counts counts, PublicationPoint point) {
        return new PublishedCell(months, List.of(point.position()), counts);
    }

    PublishedCell revised(Counts newCounts, PublicationPoint point) {
        List<Long> all = new ArrayList<>(positions);
        all.add(point.position());
        return new PublishedCell(months, all, newCounts);
    }

    public int n() {
        return counts.n();
    }

    /** The position its counts are true at. */
    public long position() {
        return positions.getLast();
    }

    /** How often it was revised since it was first published. */
    public int revisions() {
        return positions.size() - 1;
    }

    /** The position its counts were true at when the public read at {@code at}; 0 where it was not published yet. */
    long positionAsOf(long at) {
        long found = 0;
        for (long position : positions) {
            if (position <= at) {
                found = position;
            }
        }
        return found;
    }
}
