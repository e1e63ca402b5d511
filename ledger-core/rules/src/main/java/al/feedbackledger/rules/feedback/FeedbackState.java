package al.feedbackledger.rules.feedback;

/** What the events of a stream come to: nothing yet, or a case. */
public sealed interface FeedbackState permits FeedbackState.Nothing, Feedback {
    FeedbackState NOTHING = new Nothing();

    /** No event yet. */
    record Nothing() implements FeedbackState {}
}
