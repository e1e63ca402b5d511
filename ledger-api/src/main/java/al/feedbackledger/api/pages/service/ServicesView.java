package al.feedbackledger.api.pages.service;

import al.feedbackledger.api.pages.Choice;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Services found.
 *
 * @param more address of the following page; null on the last
 */
public record ServicesView(
        String heading,
        String q,
        List<Choice> institutions,
        List<Line> services,
        @Nullable String more) {

    /** One service. */
    public record Line(String path, String title, @Nullable String institution, boolean takesFeedback) {}
}
