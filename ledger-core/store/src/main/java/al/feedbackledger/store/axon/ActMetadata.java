package al.feedbackledger.store.axon;

/** Under which keys a command message carries what belongs to the act and not to the command. */
public final class ActMetadata {
    /** The {@code Act}: who, when, against which version. Never stored. */
    public static final String ACT = "act";

    private ActMetadata() {}
}
