package al.feedbackledger.api.pages.staff;

import al.feedbackledger.api.pages.ActForm;
import al.feedbackledger.api.pages.DueShown;
import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.api.pages.Step;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A case as staff see it.
 *
 * @param version the handling version the acts are sent with
 * @param erased that the words are gone, or that erasing was asked for
 * @param words what the person wrote; null where there is nothing or the reader may not read it
 */
public record DeskView(
        String path,
        String reference,
        String service,
        @Nullable String done,
        long version,
        String status,
        List<DueShown> dues,
        @Nullable String erased,
        @Nullable String words,
        String wordsNote,
        List<Labelled> facts,
        List<ActForm> acts,
        List<Step> history) {}
