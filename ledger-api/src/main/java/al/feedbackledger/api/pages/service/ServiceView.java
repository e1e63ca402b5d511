package al.feedbackledger.api.pages.service;

import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.api.pages.OutageShown;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A service and what people said of it over time.
 *
 * @param timeline null where nothing may be shown; then {@code noTimeline} says why
 */
public record ServiceView(
        String path,
        String title,
        @Nullable String institution,
        boolean takesFeedback,
        List<OutageShown> outages,
        @Nullable TimelineView timeline,
        String noTimeline,
        List<Labelled> facts) {}
