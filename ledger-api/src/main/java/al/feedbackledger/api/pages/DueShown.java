package al.feedbackledger.api.pages;

import org.jspecify.annotations.Nullable;

/**
 * How a deadline stands, in words and as a shape.
 *
 * @param code of the status, which chooses the shape
 * @param day until when; null where there is nothing to say
 * @param label what is due
 */
public record DueShown(String code, String text, @Nullable String day, String label) {}
