package al.feedbackledger.rules.decision;

import com.google.errorprone.annotations.CheckReturnValue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Names of streams. What is public is named by what it is about; cases, promises and accesses are bare UUIDv7, so that
 * a stream's name tells nothing.
 */
@CheckReturnValue
public final class StreamId {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private StreamId() {}

    public static String service(String service) {
        return "service/" + service;
    }

    public static String institution(String institution) {
        return "institution/" + institution;
    }

    public static String questionSet(String questionSet) {
        return "question-set/" + questionSet;
    }

    /** @param standard id of the standard without its version */
    public static String standard(String standard) {
        return "standard/" + standard;
    }

    /** One stream for each of {@code points}, {@code changes}, {@code releases}, {@code policies}, {@code keys}. */
    public static String publication(String subject) {
        return "publication/" + subject;
    }

    /**
     * The stream of one account's openings of words on one day: a UUIDv7 of that day whose other bits follow from the
     * account, so that it is found without a table.
     */
    public static String access(String actor, LocalDate day) {
        ByteBuffer hash = ByteBuffer.wrap(sha256("access/" + actor + "/" + day));
        long time = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        long most = (time << 16) | VERSION_7 | (hash.getLong() & 0xFFFL);
        long least = VARIANT | (hash.getLong() >>> 2);
        return new UUID(most, least).toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
