package al.feedbackledger.api.pages;

/** A value with what it is called. */
public record Labelled(String label, String value) {}
