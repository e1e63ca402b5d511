package al.feedbackledger.projections.inbox;

import al.feedbackledger.rules.feedback.DeadlineStatus;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Status;
import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Which cases to list, beyond what the reader may see; an empty set or null does not narrow.
 *
 * @param institution handling the case now; for readers who see several
 * @param statuses empty for all open ones
 * @param assigned actor id of the assigned officer, or {@link #NOBODY}
 * @param due how the shown deadline stands when read
 * @param after {@link InboxPage#next} of the page before
 * @param limit at most {@link Inbox#MOST_ITEMS_ON_A_PAGE}
 */
public record InboxQuery(
        InboxReader reader,
        @Nullable String institution,
        Set<Status> statuses,
        @Nullable String assigned,
        Set<DeadlineStatus> due,
        Set<Kind> kinds,
        Sort sort,
        @Nullable String after,
        int limit) {
    /** In place of an officer: cases nobody is assigned to. */
    public static final String NOBODY = "nobody";

    public InboxQuery {
        statuses = Set.copyOf(statuses);
        due = Set.copyOf(due);
        kinds = Set.copyOf(kinds);
        if (limit < 1 || limit > Inbox.MOST_ITEMS_ON_A_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + Inbox.MOST_ITEMS_ON_A_PAGE);
        }
    }

    /** In what order. */
    public enum Sort {
        /** What is due first comes first; then cases that owe nothing. */
        DEADLINE,
        NEWEST,
        OLDEST
    }

    /** The first page of everything open the reader may see. */
    public static InboxQuery open(InboxReader reader, int limit) {
        return new InboxQuery(reader, null, Set.of(), null, Set.of(), Set.of(), Sort.DEADLINE, null, limit);
    }
}
