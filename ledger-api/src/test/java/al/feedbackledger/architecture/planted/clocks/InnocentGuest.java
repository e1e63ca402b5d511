package al.feedbackledger.architecture.planted.clocks;

import java.time.Clock;
import java.time.Instant;
import java.util.Random;

final class InnocentGuest {
    static Instant read(Clock given) {
        return Instant.now(given);
    }

    static int roll(long seed) {
        return new Random(seed).nextInt(6);
    }

    private InnocentGuest() {}
}
