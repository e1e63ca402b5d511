package al.feedbackledger.api.pages.audit;

import al.feedbackledger.api.pages.Labelled;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A case as it was.
 *
 * @param path of this page, for asking for another moment
 * @param asOf as it was asked for
 * @param moment which position and time that is
 * @param note for a report of corruption: why so little is shown
 */
public record CaseThenView(
        String path,
        String reference,
        String asOf,
        String moment,
        @Nullable String note,
        List<Labelled> state,
        List<Row> rows) {

    /**
     * One event.
     *
     * @param when null where only the leaf is shown
     * @param proof address of the file
     */
    public record Row(
            String position,
            String leafIndex,
            String event,
            @Nullable String when,
            @Nullable String who,
            String leafHash,
            String proof) {}

    /** Without the reference. */
    @Override
    public String toString() {
        return "CaseThenView[hidden]";
    }
}
