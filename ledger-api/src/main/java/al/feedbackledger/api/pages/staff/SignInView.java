package al.feedbackledger.api.pages.staff;

import org.jspecify.annotations.Nullable;

/** The staff sign-in. */
public record SignInView(@Nullable String done) {}
