package al.feedbackledger.store.eventstore;

import java.security.DrbgParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.stream.IntStream;

/**
 * Random bytes fit for keys: Hash_DRBG (NIST SP 800-90A) at a strength of 256 bits, seeded by the operating system.
 *
 * <p>The JDK's default generator mixes all that is drawn in the process under one lock; with many submissions at once a
 * third of the processors' time went into waiting for it. Here threads are dealt to generators of their own.
 */
public final class SecureBytes {
    /** A power of two, well above the number of threads that draw at the same moment. */
    private static final int GENERATORS = 16;

    private static final int STRENGTH_BITS = 256;

    private static final SecureRandom[] EACH =
            IntStream.range(0, GENERATORS).mapToObj(number -> seeded()).toArray(SecureRandom[]::new);

    private SecureBytes() {}

    /** As many as asked for. */
    public static byte[] draw(int count) {
        byte[] bytes = new byte[count];
        EACH[(int) Thread.currentThread().threadId() & (GENERATORS - 1)].nextBytes(bytes);
        return bytes;
    }

    private static SecureRandom seeded() {
        try {
            return SecureRandom.getInstance(
                    "DRBG", DrbgParameters.instantiation(STRENGTH_BITS, DrbgParameters.Capability.RESEED_ONLY, null));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has a DRBG", impossible);
        }
    }
}
