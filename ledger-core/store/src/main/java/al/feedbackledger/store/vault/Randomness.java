package al.feedbackledger.store.vault;

import al.feedbackledger.store.eventstore.SecureBytes;

import java.time.Instant;
import java.util.UUID;

/** Where all random bytes come from: keys, salts, nonces, numbers and ids. Tests give their own, replays need none. */
@FunctionalInterface
public interface Randomness {

    /** As many random bytes as asked for, fit for keys. */
    byte[] bytes(int count);

    /** A generator seeded by the operating system. */
    static Randomness secure() {
        return SecureBytes::draw;
    }

    /** A UUID version 7 (RFC 9562): milliseconds since 1970, then 74 random bits; ids made in order lie side by side in an index. */
    default UUID timeOrderedId(Instant at) {
        byte[] random = bytes(2 * Long.BYTES);
        long high = at.toEpochMilli() << 16 | 0x7000L | (bits(random, 0) & 0x0fffL);
        long low = 0x8000_0000_0000_0000L | (bits(random, Long.BYTES) & 0x3fff_ffff_ffff_ffffL);
        return new UUID(high, low);
    }

    /** A UUID version 4: 122 random bits, for ids that tell nothing, not even when they were made. */
    default UUID randomId() {
        byte[] random = bytes(2 * Long.BYTES);
        long high = (bits(random, 0) & ~0xf000L) | 0x4000L;
        long low = 0x8000_0000_0000_0000L | (bits(random, Long.BYTES) & 0x3fff_ffff_ffff_ffffL);
        return new UUID(high, low);
    }

    private static long bits(byte[] bytes, int from) {
        long value = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            value = (value << Byte.SIZE) | (bytes[i] & 0xff);
        }
        return value;
    }
}
