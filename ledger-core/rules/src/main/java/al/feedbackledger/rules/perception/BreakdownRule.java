package al.feedbackledger.rules.perception;

import al.feedbackledger.rules.perception.QuarterPeople.Group;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the public may see of a quarter by channel, audience or reason.
 *
 * <p>A table is first published when its quarter is released (so it does not begin with the few of its first days and
 * then stay behind), holds at least ten people and is not cut by a cell that reaches over its edge. It is taken from the
 * people of the quarter's cells as published, and set anew only as a whole, when against <em>every</em> earlier setting
 *
 * <ul>
 *   <li>each value's people changed by nobody or by at least ten; for reasons also those who do not name it; and
 *   <li>the values hidden are the same, or every value hidden then or now changed by at least ten people. Else a value
 *       that stayed as it was and is shown at one time tells, subtracted from the hidden sum of the other time, a value
 *       of one to nine.
 * </ul>
 *
 * <p>The five counts of the values are shown for all of them or for none: one that may not be told is the total less
 * the others.
 */
final class BreakdownRule {
    private record Key(LocalDate quarter, Dimension dimension) {
        static Key of(BreakdownTable table) {
            return new Key(table.quarter().start(), table.dimension());
        }
    }

    private final Map<Key, BreakdownTable> before;
    private final PublicationPoint point;

    private BreakdownRule(List<BreakdownTable> before, PublicationPoint point) {
        this.before = new HashMap<>();
        before.forEach(table -> this.before.put(Key.of(table), table));
        this.point = point;
    }

    /** All tables after the point: those before, set anew where they may be, and those that may be shown now. */
    static List<BreakdownTable> publish(
            List<BreakdownTable> before, List<PublishedCell> cells, SeriesNow.Deltas deltas, PublicationPoint point) {
        BreakdownRule rule = new BreakdownRule(before, point);
        Map<Key, BreakdownTable> tables = new HashMap<>(rule.before);
        for (Bucket quarter : rule.releasedQuarters(cells)) {
            rule.publish(quarter, cells, deltas).forEach(table -> tables.put(Key.of(table), table));
        }
        return tables.values().stream().sorted(BreakdownTable.IN_ORDER).toList();
    }

    private SortedSet<Bucket> releasedQuarters(List<PublishedCell> cells) {
        SortedSet<Bucket> quarters = new TreeSet<>(Comparator.comparing(Bucket::start));
        for (PublishedCell cell : cells) {
            Bucket quarter = BucketSize.QUARTER.of(cell.months().start());
            if (quarter.state(point.day()) == BucketState.RELEASED) {
                quarters.add(quarter);
            }
        }
        return quarters;
    }

    private List<BreakdownTable> publish(Bucket quarter, List<PublishedCell> cells, SeriesNow.Deltas deltas) {
        MonthSpan months = MonthSpan.of(quarter);
        if (cells.stream().anyMatch(cell -> months.isCutBy(cell.months()))) {
            return List.of();
        }
        List<PublishedCell> inside =
                cells.stream().filter(cell -> months.holds(cell.months())).toList();
        long set = inside.stream().mapToLong(PublishedCell::position).max().orElse(0);
        List<Dimension> due = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            BreakdownTable table = before.get(new Key(quarter.start(), dimension));
            if (table == null || table.position() < set) {
                due.add(dimension);
            }
        }
        if (due.isEmpty()) {
            return List.of();
        }
        QuarterPeople people = QuarterPeople.read(inside, deltas);
        return due.stream()
                .flatMap(dimension -> publish(quarter, dimension, people).stream())
                .toList();
    }

    private Optional<BreakdownTable> publish(Bucket quarter, Dimension dimension, QuarterPeople people) {
        SortedMap<String, Integer> values = people.people(dimension);
        BreakdownTable earlier = before.get(new Key(quarter.start(), dimension));
        if (earlier == null && people.n() == 0) {
            return Optional.empty();
        }
        SortedSet<String> hidden = Suppression.hidden(dimension, values, people.n());
        if (earlier != null && !mayFollow(earlier, hidden, people)) {
            return Optional.empty();
        }
        List<BreakdownTable.Version> versions = new ArrayList<>(earlier == null ? List.of() : earlier.versions());
        versions.add(new BreakdownTable.Version(point.position(), hidden));
        SortedMap<String, List<Integer>> ratings = ratings(dimension, people, hidden);
        values.keySet().removeAll(hidden);
        return Optional.of(new BreakdownTable(quarter, dimension, versions, people.n(), values, ratings));
    }

    private static boolean mayFollow(BreakdownTable earlier, SortedSet<String> hidden, QuarterPeople people) {
        boolean changed = false;
        for (BreakdownTable.Version version : earlier.versions()) {
            Map<Group, Integer> groups = people.changedSince(earlier.dimension(), version.position());
            if (!groups.values().stream().allMatch(SmallGroups::mayBeShown)
                    || !mayHide(version.hidden(), hidden, groups)) {
                return false;
            }
            // Of the last version, which the loop ends with.
            changed = !groups.isEmpty();
        }
        return changed;
    }

    private static boolean mayHide(SortedSet<String> then, SortedSet<String> now, Map<Group, Integer> changed) {
        if (then.equals(now)) {
            return true;
        }
        SortedSet<String> either = new TreeSet<>(then);
        either.addAll(now);
        return either.stream().allMatch(value -> changed.getOrDefault(new Group(value, true), 0) >= SmallGroups.LEAST);
    }

    /** The five counts of every value shown, or of none. */
    private static SortedMap<String, List<Integer>> ratings(
            Dimension dimension, QuarterPeople people, SortedSet<String> hidden) {
        SortedMap<String, List<Integer>> shown = new TreeMap<>();
        if (dimension == Dimension.REASON) {
            return shown;
        }
        Counts rest = Counts.NONE;
        boolean told = people.ratings().isTold();
        for (var entry : people.counts(dimension).entrySet()) {
            if (hidden.contains(entry.getKey())) {
                rest = rest.plus(entry.getValue());
            } else if (entry.getValue().n() > 0) {
                shown.put(entry.getKey(), entry.getValue().ratings());
                told &= Spread.of(entry.getValue().ratings()).isTold();
            }
        }
        return told && Spread.of(rest.ratings()).isTold() ? shown : new TreeMap<>();
    }
}
