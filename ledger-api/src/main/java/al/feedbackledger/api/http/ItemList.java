package al.feedbackledger.api.http;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of a list.
 *
 * @param next the cursor of the following page; null on the last
 */
public record ItemList<T>(List<T> items, @Nullable String next) {
    public ItemList {
        items = List.copyOf(items);
    }
}
