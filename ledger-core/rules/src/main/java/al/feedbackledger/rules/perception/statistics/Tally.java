package al.feedbackledger.rules.perception.statistics;

/**
 * People of one bucket, who may be none.
 *
 * @param part people who share something
 * @param whole all people of the bucket
 */
public record Tally(int part, int whole) {
    public static final Tally NOBODY = new Tally(0, 0);

    public Tally {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException("not a tally: " + part + " of " + whole);
        }
    }

    /** @throws ArithmeticException when the people are too many to be counted */
    public Tally plus(Tally other) {
        return new Tally(Math.addExact(part, other.part), Math.addExact(whole, other.whole));
    }

    /** @throws IllegalArgumentException when there is nobody */
    public Share share() {
        return new Share(part, whole);
    }
}
