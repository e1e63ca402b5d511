package al.feedbackledger.api.pages.follow;

import al.feedbackledger.api.pages.ActForm;
import al.feedbackledger.api.pages.DueShown;
import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.api.pages.Step;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A case as the person it belongs to sees it; without the code, status and dates only.
 *
 * @param opened whether the right code was given
 * @param erased that the words are gone, and by when from backups; or that it was asked for
 */
public record CaseView(
        String path,
        String reference,
        boolean opened,
        @Nullable String done,
        String service,
        String status,
        @Nullable String statusMore,
        @Nullable String erased,
        @Nullable DueShown due,
        String dueLabel,
        @Nullable AnswerShown answer,
        List<ActForm> acts,
        List<Step> history,
        List<Labelled> facts) {

    /**
     * The answer that stands.
     *
     * @param missing why its words are not shown
     * @param repeated how often the institution had given the text before
     */
    public record AnswerShown(
            @Nullable String outcome,
            @Nullable String words,
            @Nullable String missing,
            @Nullable String repeated) {}
}
