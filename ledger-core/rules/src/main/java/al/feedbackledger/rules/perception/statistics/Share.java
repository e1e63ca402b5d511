package al.feedbackledger.rules.perception.statistics;

/**
 * An exact fraction of a group of people.
 *
 * @param part people who share something
 * @param whole all people of the group, at least one
 */
public record Share(int part, int whole) {
    public Share {
        if (part < 0 || whole <= 0 || part > whole) {
            throw new IllegalArgumentException("not a share: " + part + " of " + whole);
        }
    }

    public double value() {
        return (double) part / whole;
    }

    /** Whole percent, halves up, from the exact fraction: a rounded double would round 0.285 down. */
    public int percent() {
        return Math.toIntExact((200L * part + whole) / (2L * whole));
    }
}
