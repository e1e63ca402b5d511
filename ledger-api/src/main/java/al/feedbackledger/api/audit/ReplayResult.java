package al.feedbackledger.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A view as it was, built anew.
 *
 * @param position up to which events were folded
 * @param recordedAt when that position became known
 * @param digest of all rows: hexadecimal SHA-256, as documented with the views
 * @param live null unless the live view was compared
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayResult(
        String view,
        long position,
        Instant recordedAt,
        String digest,
        List<TableThen> tables,
        @Nullable LiveThen live) {

    /** Progress of a replay that is still going on. */
    public record ReplayStep(long folded, long of) {}

    /**
     * @param rows then
     * @param liveRows the rest is null unless the live view was compared: rows it has now
     * @param added since, as of the live view's position
     * @param changed since
     * @param removed since
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TableThen(
            String table,
            long rows,
            @Nullable Long liveRows,
            @Nullable Long added,
            @Nullable Long changed,
            @Nullable Long removed) {}

    /**
     * The live view, and the replay folded on to the same position.
     *
     * @param same whether both have the same digest there: the live view is what the ledger says
     */
    public record LiveThen(long position, String digest, String replayedDigest, boolean same) {}
}
