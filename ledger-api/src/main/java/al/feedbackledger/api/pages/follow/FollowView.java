package al.feedbackledger.api.pages.follow;

import org.jspecify.annotations.Nullable;

/** Asks for a reference number and, if wished, the code. */
public record FollowView(String reference, @Nullable String done) {}
