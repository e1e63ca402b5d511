package al.feedbackledger.rules.examples;

import java.util.List;

/**
 * A small generator of our own (SplitMix64, Steele, Lea and Flood, OOPSLA 2014): the same walk for the same seed on every
 * machine and version. Whatever uses it names the seed when it fails.
 */
public final class Seed {
    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private final long first;
    private long state;

    public Seed(long seed) {
        this.first = seed;
        this.state = seed;
    }

    /** A number from 0 to {@code bound - 1}; the small bias of the remainder does not matter here. */
    public int below(int bound) {
        return (int) Math.floorMod(next(), (long) bound);
    }

    public boolean oneIn(int n) {
        return below(n) == 0;
    }

    public <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }

    private long next() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public String toString() {
        return "seed " + first;
    }
}
