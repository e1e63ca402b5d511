package al.feedbackledger.projections.inbox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of the inbox.
 *
 * @param next what to ask for the following page with; null on the last. Not signed: the door signs it
 */
public record InboxPage(List<InboxItem> items, @Nullable String next) {
    public InboxPage {
        items = List.copyOf(items);
    }
}
