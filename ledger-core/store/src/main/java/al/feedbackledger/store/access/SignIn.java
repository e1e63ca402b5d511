package al.feedbackledger.store.access;

import java.time.Duration;

/** What comes of signing in. */
public sealed interface SignIn {

    /** Name and password are right; before anything else the account may have to change its password. */
    record Welcome(StaffAccount account) implements SignIn {}

    /** Name or password is wrong, or the account is closed: nobody is told which. */
    record Refused() implements SignIn {}

    /** Too many attempts; try again after this time. */
    record Throttled(Duration retryAfter) implements SignIn {}
}
