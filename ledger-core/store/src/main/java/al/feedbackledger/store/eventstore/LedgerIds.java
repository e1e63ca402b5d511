package al.feedbackledger.store.eventstore;

import org.axonframework.common.IdentifierFactory;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * The one place where ids and blinds are drawn.
 *
 * <p>Ids are UUIDs of version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, then 74 random bits. Indexes stay
 * dense at their end, and nobody can guess one. Axon finds this class by its service loader.
 */
public final class LedgerIds extends IdentifierFactory {
    private static final int BLIND_BYTES = 32;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** For Axon's service loader. */
    public LedgerIds() {}

    /** A fresh id, as text. */
    public static String next() {
        return nextUuid().toString();
    }

    /** A fresh id. */
    public static UUID nextUuid() {
        ByteBuffer random = ByteBuffer.wrap(SecureBytes.draw(2 * Long.BYTES));
        return uuid(System.currentTimeMillis(), random.getLong(), random.getLong());
    }

    static UUID uuid(long millis, long randomHigh, long randomLow) {
        long high = (millis << 16) | VERSION_7 | (randomHigh & 0xFFFL);
        return new UUID(high, VARIANT | (randomLow >>> 2));
    }

    static byte[] blind() {
        return SecureBytes.draw(BLIND_BYTES);
    }

    /** Whether a text is a UUID in its usual, lower-case form. */
    public static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String generateIdentifier() {
        return next();
    }
}
