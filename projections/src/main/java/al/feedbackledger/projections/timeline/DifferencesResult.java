package al.feedbackledger.projections.timeline;

/** Differences, or why they cannot be told as asked. */
public sealed interface DifferencesResult {

    record Found(TimelineDifferences differences) implements DifferencesResult {}

    /** @param why a reason for which there would be no timeline either */
    record Refused(TimelineResult why) implements DifferencesResult {}
}
