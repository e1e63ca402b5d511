package al.feedbackledger.rules.perception;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How the people of a public number spread over its classes (the five ratings, or yes / partly / no), as far as the
 * public may know.
 *
 * <p>Where one class or two neighbouring ones hold everybody, knowing that somebody is in the group would tell what
 * they said. Then only "at least 90 %" there and "at most 10 %" elsewhere is told.
 */
public sealed interface Spread {
    /** Nobody answered. */
    record Nobody() implements Spread {}

    /** The people in each class. */
    record Exact(List<Integer> people) implements Spread {
        public Exact {
            people = List.copyOf(people);
        }
    }

    /**
     * One class or two neighbouring ones hold everybody: "≥ 90 %" there, "≤ 10 %" elsewhere.
     *
     * @param from the first such class, 1 being the first
     * @param to the last such class; {@code from} or the one after
     */
    record Concentrated(int from, int to) implements Spread {}

    /** The sum of numbers of which one may not be told: the sum less the others would tell it. */
    record Withheld() implements Spread {}

    /** The spread of one cell. */
    static Spread of(List<Integer> people) {
        int from = 0;
        int to = 0;
        for (int k = 1; k <= people.size(); k++) {
            if (people.get(k - 1) != 0) {
                from = from == 0 ? k : from;
                to = k;
            }
        }
        if (from == 0) {
            return new Nobody();
        }
        return to - from <= 1 ? new Concentrated(from, to) : new Exact(people);
    }

    /** The spread of cells together; exact only where it is for each of them. */
    static Spread ofSum(List<List<Integer>> cells) {
        List<Integer> sum = cells.stream().reduce(List.of(), Spread::add);
        Spread together = of(sum);
        boolean someConcentrated = cells.stream().anyMatch(cell -> of(cell) instanceof Concentrated);
        return someConcentrated && together instanceof Exact ? new Withheld() : together;
    }

    /** Whether every class's number may be told. */
    default boolean isTold() {
        return switch (this) {
            case Nobody nobody -> true;
            case Exact exact -> true;
            case Concentrated concentrated -> false;
            case Withheld withheld -> false;
        };
    }

    private static List<Integer> add(List<Integer> one, List<Integer> other) {
        if (one.isEmpty()) {
            return other;
        }
        return IntStream.range(0, one.size())
                .mapToObj(i -> one.get(i) + other.get(i))
                .toList();
    }
}
