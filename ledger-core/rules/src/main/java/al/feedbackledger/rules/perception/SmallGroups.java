package al.feedbackledger.rules.perception;

/** How few people are too few to be shown. */
public final class SmallGroups {
    /** The fewest people a public number may be about, and the fewest that may have moved it. */
    public static final int LEAST = 10;

    /** Fewer people than this are drawn as a hollow point: shown, but not much to go by. */
    public static final int FEW = 30;

    private SmallGroups() {}

    /** Whether a number of people may be shown: none at all, or enough to hide in. */
    public static boolean mayBeShown(int people) {
        return people == 0 || people >= LEAST;
    }
}
