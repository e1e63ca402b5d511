package al.feedbackledger.api.pages;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page that says one thing and where to go on.
 *
 * @param links label and address without its language; the first is the main one
 */
public record MessageView(
        String title, String text, @Nullable String note, List<Labelled> links) {}
