package al.feedbackledger.api.pages.feedback;

import java.util.List;

/** What a person gets after sending: number, code, and what happens now. */
public record SentView(
        boolean ratingAlone,
        String reference,
        String code,
        String keep,
        String nextTitle,
        List<String> next,
        String followPath) {}
