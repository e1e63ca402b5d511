package al.feedbackledger.rules.perception;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The people of one quarter by one dimension, as the public sees them: every value shown is about nobody or at least
 * ten people, and so is everything that can be worked out from it.
 *
 * @param versions when the table was set and which values it hid, oldest first
 * @param n the people of the quarter's cells as they were published at the table's last position
 * @param people people by value, by name of the channel, audience or reason, for values that are shown; a value neither here nor hidden is nobody's
 * @param ratings the five counts by value, for every value shown; empty where the whole table gives people only
 */
public record BreakdownTable(
        Bucket quarter,
        Dimension dimension,
        List<Version> versions,
        int n,
        SortedMap<String, Integer> people,
        SortedMap<String, List<Integer>> ratings) {
    static final Comparator<BreakdownTable> IN_ORDER = Comparator.comparing(
                    (BreakdownTable table) -> table.quarter().start())
            .thenComparing(BreakdownTable::dimension);

    /**
     * One setting of a table.
     *
     * @param position the publication point
     * @param hidden values suppressed in it: too small themselves, or needed to hide one that is
     */
    public record Version(long position, SortedSet<String> hidden) {
        public Version {
            hidden = Collections.unmodifiableSortedSet(new TreeSet<>(hidden));
        }
    }

    public BreakdownTable {
        if (quarter.size() != BucketSize.QUARTER || versions.isEmpty()) {
            throw new IllegalArgumentException("a breakdown is of a quarter and was published at some position");
        }
        versions = List.copyOf(versions);
        people = Collections.unmodifiableSortedMap(new TreeMap<>(people));
        ratings = Collections.unmodifiableSortedMap(new TreeMap<>(ratings));
        if (!people.values().stream().allMatch(SmallGroups::mayBeShown)) {
            throw new IllegalArgumentException("a value is shown for nobody or at least " + SmallGroups.LEAST);
        }
    }

    /** Values that are suppressed. */
    public SortedSet<String> hidden() {
        return versions.getLast().hidden();
    }

    /** Every value shown or hidden, in order. */
    public SortedSet<String> values() {
        SortedSet<String> values = new TreeSet<>(people.keySet());
        values.addAll(hidden());
        return values;
    }

    /** The position its numbers are true at, by way of the cells published then. */
    public long position() {
        return versions.getLast().position();
    }
}
