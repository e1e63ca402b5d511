package al.feedbackledger.api.imports;

import al.feedbackledger.api.acts.Needed;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Some rows of feedback collected elsewhere, as they are sent.
 *
 * @param source slug; with a row's external id it makes the row's identity, for good
 * @param questionSet the series the ratings belong to; published before
 * @param rows 1 to {@link ImportController#MAX_ROWS}
 */
public record FeedbackImport(
        @Needed @Nullable String source, @Needed @Nullable String questionSet, List<FeedbackRow> rows) {}
