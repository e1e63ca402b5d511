package al.feedbackledger.rules.perception;

import al.feedbackledger.rules.feedback.Reason;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * The people behind a quarter's published cells, each cell as it was at the position its counts were set: not as it is
 * now. So a breakdown adds up to the public total to the last person, and the two cannot be compared to find out who
 * came in between.
 */
final class QuarterPeople {
    /**
     * Everybody with one value of a dimension, or everybody who did not name a reason.
     *
     * @param with false for those who did not name it
     */
    record Group(String value, boolean with) {}

    private record Cell(PublishedCell published, List<Delta> deltas) {}

    private final List<Cell> cells;
    private final Set<Reason> reasons = new TreeSet<>();

    private QuarterPeople(List<Cell> cells) {
        this.cells = cells;
        cells.forEach(cell ->
                cell.deltas().forEach(delta -> reasons.addAll(delta.reasons().keySet())));
    }

    static QuarterPeople read(List<PublishedCell> published, SeriesNow.Deltas source) {
        List<Cell> cells = new ArrayList<>();
        for (PublishedCell cell : published) {
            List<Delta> deltas = source.of(cell.months(), 0).stream()
                    .filter(delta -> delta.position() <= cell.position())
                    .toList();
            requireSame(cell, deltas);
            cells.add(new Cell(cell, deltas));
        }
        return new QuarterPeople(List.copyOf(cells));
    }

    /** A breakdown that does not add up to the published cell would tell the difference. */
    private static void requireSame(PublishedCell cell, List<Delta> deltas) {
        Counts folded = deltas.stream().map(Delta::change).reduce(Counts.NONE, Counts::plus);
        if (!folded.equals(cell.counts())) {
            throw new IllegalStateException("the deltas of " + cell.months() + " up to " + cell.position()
                    + " do not add up to its published counts");
        }
    }

    int n() {
        return cells.stream().mapToInt(cell -> cell.published().n()).sum();
    }

    /** How the ratings of the quarter spread, as the public knows it from the cells. */
    Spread ratings() {
        return Spread.ofSum(
                cells.stream().map(cell -> cell.published().counts().ratings()).toList());
    }

    /** The number of people by value; values of nobody are absent. */
    SortedMap<String, Integer> people(Dimension dimension) {
        SortedMap<String, Integer> people = new TreeMap<>();
        for (Cell cell : cells) {
            for (Delta delta : cell.deltas()) {
                namings(dimension, delta).forEach((value, change) -> people.merge(value, change, Integer::sum));
            }
        }
        people.values().removeIf(count -> count == 0);
        return people;
    }

    private static Map<String, Integer> namings(Dimension dimension, Delta delta) {
        return switch (dimension) {
            case CHANNEL -> Map.of(delta.channel().name(), delta.change().n());
            case AUDIENCE -> Map.of(delta.audience().name(), delta.change().n());
            case REASON -> {
                Map<String, Integer> named = new HashMap<>();
                delta.reasons().forEach((reason, change) -> named.put(reason.name(), change));
                yield named;
            }
        };
    }

    /** The five counts by value of a dimension in which everybody has exactly one. */
    SortedMap<String, Counts> counts(Dimension dimension) {
        SortedMap<String, Counts> counts = new TreeMap<>();
        for (Cell cell : cells) {
            for (Delta delta : cell.deltas()) {
                switch (dimension) {
                    case CHANNEL -> counts.merge(delta.channel().name(), delta.change(), Counts::plus);
                    case AUDIENCE -> counts.merge(delta.audience().name(), delta.change(), Counts::plus);
                    case REASON -> throw new IllegalArgumentException("people may name several reasons");
                }
            }
        }
        return counts;
    }

    /**
     * The people of each group whose part in it differs between what the public saw at an earlier publication point and
     * what it sees now. Groups in which nobody differs are absent.
     */
    Map<Group, Integer> changedSince(Dimension dimension, long earlier) {
        Map<Group, Map<String, Counts>> differing = new HashMap<>();
        for (Cell cell : cells) {
            long seenThen = cell.published().positionAsOf(earlier);
            for (Delta delta : cell.deltas()) {
                if (delta.position() > seenThen) {
                    parts(dimension, delta, (group, part) -> {
                        if (!part.isNone()) {
                            differing
                                    .computeIfAbsent(group, any -> new HashMap<>())
                                    .merge(delta.submission(), part, QuarterPeople::unlessNone);
                        }
                    });
                }
            }
        }
        Map<Group, Integer> people = new HashMap<>();
        differing.forEach((group, submissions) -> people.put(group, submissions.size()));
        people.values().removeIf(count -> count == 0);
        return people;
    }

    private void parts(Dimension dimension, Delta delta, BiConsumer<Group, Counts> to) {
        switch (dimension) {
            case CHANNEL -> to.accept(new Group(delta.channel().name(), true), delta.change());
            case AUDIENCE -> to.accept(new Group(delta.audience().name(), true), delta.change());
            case REASON ->
                reasons.forEach(reason -> {
                    int named = delta.reason(reason);
                    to.accept(new Group(reason.name(), true), people(named));
                    to.accept(
                            new Group(reason.name(), false),
                            people(delta.change().n() - named));
                });
        }
    }

    /** People whose rating plays no part: only how many name a reason is ever shown. */
    private static Counts people(int number) {
        return Counts.ofRatings(number, 0, 0, 0, 0);
    }

    private static @Nullable Counts unlessNone(Counts one, Counts other) {
        Counts sum = one.plus(other);
        return sum.isNone() ? null : sum;
    }
}
