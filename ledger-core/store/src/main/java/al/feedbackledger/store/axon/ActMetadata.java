package al.feedbackledger.store.axon;

/** The keys under which a command message carries what belongs to the act and not to the command. Never stored. */
public final class ActMetadata {
    /** The {@code Act}: who, when, against which version. A handler asks for it: {@code @MetaDataValue(ACT) Act act}. */
    public static final String ACT = "act";

    /** The {@link Sending}: what is stored beside the command's events, and where they came to stand. */
    static final String SENDING = "sending";

    private ActMetadata() {}
}
