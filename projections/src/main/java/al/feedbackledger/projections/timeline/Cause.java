package al.feedbackledger.projections.timeline;

import al.feedbackledger.rules.feedback.FeedbackEvent;

/** What kind of act changed a count, so that every difference between two readings has a reason. */
enum Cause {
    SUBMITTED,
    CORRECTED,
    WITHDRAWN,
    EXCLUDED,
    REINSTATED,
    RE_RATED;

    /** @throws IllegalArgumentException for an event that changes no count */
    static Cause of(FeedbackEvent event) {
        return switch (event) {
            case FeedbackEvent.FeedbackSubmitted unused -> SUBMITTED;
            case FeedbackEvent.RatingCorrected unused -> CORRECTED;
            case FeedbackEvent.FeedbackWithdrawn unused -> WITHDRAWN;
            case FeedbackEvent.FeedbackExcluded unused -> EXCLUDED;
            case FeedbackEvent.FeedbackReinstated unused -> REINSTATED;
            case FeedbackEvent.ServiceReRated unused -> RE_RATED;
            default -> throw new IllegalArgumentException(event.getClass().getSimpleName() + " changes no count");
        };
    }
}
