package al.feedbackledger.api.pages.audit;

import al.feedbackledger.api.pages.Field;
import al.feedbackledger.api.pages.Labelled;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Asking for a replay, and what came of one.
 *
 * @param result null before one was asked for
 */
public record ReplayView(List<Field> fields, @Nullable Result result) {

    /**
     * @param verdict whether the live view is what the ledger says
     * @param good whether that is so
     */
    public record Result(String heading, String verdict, boolean good, List<Labelled> facts, List<Row> rows) {}

    /** One table of the view. */
    public record Row(String table, String rows, String liveRows, String added, String changed, String removed) {}
}
