package al.feedbackledger.rules.perception.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * People by their first rating and the one they gave after the answer.
 *
 * @param table five rows of five: row r, column s holds the people who said r first and s then, from 1 to 5
 */
public record PairedRatings(List<List<Integer>> table) {
    public static final int CLASSES = 5;

    public static final PairedRatings NONE = new PairedRatings(
            IntStream.range(0, CLASSES).mapToObj(row -> List.of(0, 0, 0, 0, 0)).toList());

    public PairedRatings {
        table = table.stream().map(List::copyOf).toList();
        if (table.size() != CLASSES || table.stream().anyMatch(row -> row.size() != CLASSES)) {
            throw new IllegalArgumentException("not five rows of five: " + table);
        }
        if (table.stream().flatMap(List::stream).anyMatch(people -> people < 0)) {
            throw new IllegalArgumentException("fewer people than none: " + table);
        }
    }

    /**
     * With more people of one cell, or fewer.
     *
     * @throws ArithmeticException when there are too many
     */
    public PairedRatings plus(int first, int then, int people) {
        if (first < 1 || first > CLASSES || then < 1 || then > CLASSES) {
            throw new IllegalArgumentException("ratings are from 1 to 5, not " + first + " and " + then);
        }
        List<List<Integer>> rows = new ArrayList<>(table);
        List<Integer> row = new ArrayList<>(rows.get(first - 1));
        row.set(then - 1, Math.addExact(row.get(then - 1), people));
        rows.set(first - 1, row);
        return new PairedRatings(rows);
    }

    /** People who rated higher after the answer. */
    public int better() {
        return people(1);
    }

    /** People who gave the same rating again. */
    public int same() {
        return people(0);
    }

    /** People who rated lower after the answer. */
    public int worse() {
        return people(-1);
    }

    /** Everybody who rated again. */
    public int n() {
        return Math.addExact(Math.addExact(better(), same()), worse());
    }

    /** Whether more changed one way than the other. */
    public McNemarTest test() {
        return McNemarTest.of(better(), worse());
    }

    private int people(int direction) {
        int people = 0;
        for (int first = 1; first <= CLASSES; first++) {
            for (int then = 1; then <= CLASSES; then++) {
                if (Integer.signum(then - first) == direction) {
                    people = Math.addExact(people, table.get(first - 1).get(then - 1));
                }
            }
        }
        return people;
    }
}
