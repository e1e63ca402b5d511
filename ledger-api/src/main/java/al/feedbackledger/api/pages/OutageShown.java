package al.feedbackledger.api.pages;

/** A known outage of a service. */
public record OutageShown(String text, String when) {}
