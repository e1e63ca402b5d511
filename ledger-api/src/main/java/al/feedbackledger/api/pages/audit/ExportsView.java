package al.feedbackledger.api.pages.audit;

import al.feedbackledger.api.pages.ActForm;
import al.feedbackledger.api.pages.Field;
import al.feedbackledger.api.pages.Labelled;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Exports with words: asking for one, deciding on those that wait, and all there were.
 *
 * @param back where this person comes from
 * @param done what was just recorded; null for nothing
 * @param fields of the request
 * @param key the idempotency key of the request
 * @param waiting for this person's decision
 * @param more address of the next page
 */
public record ExportsView(
        Labelled back,
        @Nullable String done,
        List<Field> fields,
        String key,
        List<Waiting> waiting,
        List<Row> rows,
        @Nullable String more) {

    /** One that this person may decide on. */
    public record Waiting(String heading, List<Labelled> facts, List<Decision> decisions) {}

    /** @param path where it is sent */
    public record Decision(ActForm form, String path) {}

    /** One export, as a line of the list. */
    public record Row(String asked, String reason, String stage, String who, String decided, String taken) {}

    /** Without accounts. */
    @Override
    public String toString() {
        return "ExportsView[hidden]";
    }
}
