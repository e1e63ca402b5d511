package al.feedbackledger.store.eventstore;

/** An event's stored bytes do not lead to its stored leaf: one of them was changed after it was recorded. */
public final class LeafDiffers extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeafDiffers(long position) {
        super("the event at position " + position + " is not the one its leaf was made from");
    }
}
