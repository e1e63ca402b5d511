package al.feedbackledger.rules.perception;

/** What a group of people can be broken down by, one at a time. */
public enum Dimension {
    /** How the feedback came in; everybody has exactly one. */
    CHANNEL,
    /** In what capacity people speak; everybody has exactly one. */
    AUDIENCE,
    /** What should be improved; people name any number, also none. */
    REASON
}
