package al.feedbackledger.api.pages.feedback;

import al.feedbackledger.api.pages.Choice;
import al.feedbackledger.api.pages.OutageShown;
import al.feedbackledger.rules.feedback.Limits;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The form on which a person gives feedback.
 *
 * @param path where it is sent
 * @param key the idempotency key of this one form
 * @param issued when the form was made, sealed
 * @param unfolded whether the part for those who write is open
 */
public record FormView(
        String path,
        String service,
        List<OutageShown> outages,
        String key,
        String issued,
        List<Choice> ratings,
        List<Choice> done,
        boolean unfolded,
        List<Choice> kinds,
        List<Choice> reasons,
        List<Choice> criteria,
        boolean criteriaUnfolded,
        @Nullable String comment,
        List<Choice> answers,
        List<Choice> audiences,
        String applicationAsk,
        String applicationWhy,
        @Nullable String application) {

    public int getCommentLimit() {
        return Limits.COMMENT_CHARACTERS;
    }
}
