package al.feedbackledger.projections.inbox;

/** The cases staff work on. Imported feedback is not among them: nobody can act on it here. */
public interface Inbox {
    int MOST_ITEMS_ON_A_PAGE = 100;

    InboxPage find(InboxQuery query, ReadingTime time);

    /** How many open cases the reader has, by status and by deadline; for the head of the inbox. */
    InboxCounts counts(InboxReader reader, ReadingTime time);
}
