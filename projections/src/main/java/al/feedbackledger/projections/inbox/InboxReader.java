package al.feedbackledger.projections.inbox;

/** Who looks into the inbox; each sees other cases. */
public sealed interface InboxReader {

    /** An officer or supervisor: cases of the institution, and those whose review falls to it. No corruption signals. */
    record Staff(String institution) implements InboxReader {}

    /**
     * An officer or supervisor of the operator: in addition cases that were escalated, and reviews of institutions
     * without a parent.
     */
    record Operator(String institution) implements InboxReader {}

    /** Corruption signals, all of them and nothing else. */
    record Inspector() implements InboxReader {}

    /** Cases with an open proposal to leave them out of the counts or to take them in again. */
    record Moderator() implements InboxReader {}

    /** Cases with an open request to erase words. */
    record DataProtection() implements InboxReader {}
}
