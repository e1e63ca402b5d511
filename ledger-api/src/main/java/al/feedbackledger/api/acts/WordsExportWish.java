package al.feedbackledger.api.acts;

import al.feedbackledger.rules.feedback.WordsExportReason;
import org.jspecify.annotations.Nullable;

/** What somebody wants of an export with words, unchecked; the first is a body of the API. */
public sealed interface WordsExportWish {

    record Request(@Needed @Nullable WordsExportReason reason) implements WordsExportWish {}

    record Approve() implements WordsExportWish {}

    record Decline() implements WordsExportWish {}

    /** Whoever sends it opens words only when it is recorded. */
    record Take() implements WordsExportWish {}
}
