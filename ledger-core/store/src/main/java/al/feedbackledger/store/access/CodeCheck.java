package al.feedbackledger.store.access;

import java.time.Duration;

/** What comes of typing a reference number and a tracking code. */
public sealed interface CodeCheck {

    /** The code is the case's. */
    record Right(String streamId) implements CodeCheck {}

    /** The code is another, or there is no such case: nobody is told which. */
    record Wrong() implements CodeCheck {}

    /** Too many wrong codes; try again after this time. */
    record Throttled(Duration retryAfter) implements CodeCheck {}
}
