package al.feedbackledger.api.pages.staff;

import al.feedbackledger.api.pages.DueShown;
import al.feedbackledger.api.pages.Field;
import al.feedbackledger.api.pages.Labelled;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The cases a member of staff works on.
 *
 * @param open how many are open
 * @param tally how many there are, by how the deadline stands
 */
public record InboxView(
        String heading,
        @Nullable String done,
        String open,
        List<Labelled> tally,
        List<Field> filters,
        List<Row> rows,
        @Nullable String more) {

    /** One case. */
    public record Row(
            String path,
            String reference,
            String service,
            String kind,
            String status,
            boolean escalated,
            DueShown due,
            String officer) {}
}
