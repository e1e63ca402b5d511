package al.feedbackledger.api.pages.audit;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Who opened whose words.
 *
 * @param more address of the next page
 */
public record AccessesView(List<Row> rows, @Nullable String more) {

    /** @param path of the case's history; null for a report of corruption */
    public record Row(
            String day,
            String who,
            String role,
            String purpose,
            String reference,
            @Nullable String path) {}

    /** Without accounts and cases. */
    @Override
    public String toString() {
        return "AccessesView[hidden]";
    }
}
