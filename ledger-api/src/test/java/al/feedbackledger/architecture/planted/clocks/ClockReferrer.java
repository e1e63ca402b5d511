package al.feedbackledger.architecture.planted.clocks;

import java.time.Instant;
import java.util.function.Supplier;

final class ClockReferrer {
    static final Supplier<Instant> CLOCK = Instant::now;

    private ClockReferrer() {}
}
