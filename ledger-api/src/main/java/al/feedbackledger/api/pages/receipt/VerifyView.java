package al.feedbackledger.api.pages.receipt;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How a receipt is checked, and what the log is that it is checked against.
 *
 * @param keys verifier keys of C2SP signed-note, the newest last
 * @param checkpoint the latest one as it lies on the disk; null before the first
 * @param files addresses of the log's files, the same in every language
 */
public record VerifyView(
        String origin, List<String> keys, @Nullable String checkpoint, List<String> files) {
    /** The key that signs now. */
    public String getKey() {
        return keys.getLast();
    }
}
