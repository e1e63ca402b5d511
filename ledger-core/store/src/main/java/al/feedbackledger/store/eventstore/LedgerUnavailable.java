package al.feedbackledger.store.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * The database does not answer. Whether the request was stored may be unknown; repeating it under the same key finds
 * out.
 */
public sealed class LedgerUnavailable extends RuntimeException permits LedgerClosed {
    private static final long serialVersionUID = 1L;

    public LedgerUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
