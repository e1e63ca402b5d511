package al.feedbackledger.rules.perception;

import java.util.List;

/**
 * The five counts and got-it-done: what every number about a group of people is made of.
 *
 * <p>Also the difference of two such tallies, so every component may be negative.
 *
 * @param c1 people very dissatisfied
 * @param c5 people very satisfied
 * @param yes people who got done what they came for
 * @param partly people who got it partly done
 * @param no people who did not get it done
 */
public record Counts(int c1, int c2, int c3, int c4, int c5, int yes, int partly, int no) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

    /** The five counts alone, where nobody was asked whether they got it done. */
    public static Counts ofRatings(int c1, int c2, int c3, int c4, int c5) {
        return new Counts(c1, c2, c3, c4, c5, 0, 0, 0);
    }

    /** The number of people. */
    public int n() {
        return c1 + c2 + c3 + c4 + c5;
    }

    /** The number of people satisfied or very satisfied. */
    public int satisfied() {
        return c4 + c5;
    }

    /** The five counts, worst first. */
    public List<Integer> ratings() {
        return List.of(c1, c2, c3, c4, c5);
    }

    /** Yes, partly, no: in that order. */
    public List<Integer> gotItDone() {
        return List.of(yes, partly, no);
    }

    public Counts plus(Counts other) {
        return new Counts(
                Math.addExact(c1, other.c1),
                Math.addExact(c2, other.c2),
                Math.addExact(c3, other.c3),
                Math.addExact(c4, other.c4),
                Math.addExact(c5, other.c5),
                Math.addExact(yes, other.yes),
                Math.addExact(partly, other.partly),
                Math.addExact(no, other.no));
    }

    public Counts negated() {
        return new Counts(-c1, -c2, -c3, -c4, -c5, -yes, -partly, -no);
    }

    public Counts minus(Counts other) {
        return plus(other.negated());
    }

    /** Whether every component is zero. */
    public boolean isNone() {
        return equals(NONE);
    }
}
