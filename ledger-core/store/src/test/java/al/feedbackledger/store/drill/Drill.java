package al.feedbackledger.store.drill;

import al.feedbackledger.rules.examples.Seed;

import java.util.concurrent.ThreadLocalRandom;

/** What a drill draws from, and says so that it can be run again: {@code -Dledger.seed=N}. */
public final class Drill {
    private Drill() {}

    public static Seed seed(String name) {
        long seed = Long.getLong("ledger.seed", ThreadLocalRandom.current().nextLong(1_000_000_000L));
        say(name + ": seed " + seed);
        return new Seed(seed);
    }

    /** A line into the test's output, where the numbers of a drill are read afterwards. */
    public static void say(String line) {
        System.out.println("drill: " + line);
    }
}
