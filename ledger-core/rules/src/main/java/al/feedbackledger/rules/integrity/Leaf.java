package al.feedbackledger.rules.integrity;

import com.google.errorprone.annotations.CheckReturnValue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The entry of the public log that stands for one event. An opaque entry holds a blinded commitment: a plain hash of
 * (service, rating, time) could be guessed. An open entry holds the event's bytes, for event types that are public.
 */
@CheckReturnValue
public final class Leaf {
    private static final String OPAQUE = "feedback-ledger/leaf/v1\nevent\n";
    private static final String OPEN = "feedback-ledger/leaf/v1\npublic\n";

    /** An entry bundle (C2SP tlog-tiles) gives each entry a uint16 length. */
    public static final int MAX_ENTRY_BYTES = 65_535;

    /**
     * Bytes of a public event at most: 49,125. Its base64 and the label must fit {@link #MAX_ENTRY_BYTES}; 27 bytes more,
     * a full 48 KiB, would not.
     */
    public static final int MAX_PUBLIC_EVENT_BYTES = (MAX_ENTRY_BYTES - OPEN.length() - 1) / 4 * 3;

    private Leaf() {}

    /**
     * The opaque entry: {@code "feedback-ledger/leaf/v1\nevent\n" ‖ base64(HMAC-SHA-256(blind, event bytes)) ‖ "\n"}.
     *
     * @param blind exactly 32 random bytes, kept with the event
     * @throws IllegalArgumentException if the blind has another length
     */
    public static byte[] opaque(byte[] blind, byte[] eventBytes) {
        return entry(OPAQUE, Digests.hmacSha256(blind, eventBytes, "a blind"));
    }

    /**
     * The open entry: {@code "feedback-ledger/leaf/v1\npublic\n" ‖ base64(event bytes) ‖ "\n"}.
     *
     * @throws IllegalArgumentException if the event is larger than {@link #MAX_PUBLIC_EVENT_BYTES}
     */
    public static byte[] open(byte[] eventBytes) {
        if (eventBytes.length > MAX_PUBLIC_EVENT_BYTES) {
            throw new IllegalArgumentException("a public event has " + eventBytes.length + " bytes, more than "
                    + MAX_PUBLIC_EVENT_BYTES + " do not fit an entry bundle");
        }
        return entry(OPEN, eventBytes);
    }

    private static byte[] entry(String label, byte[] content) {
        byte[] base64 = Base64.getEncoder().encode(content);
        byte[] entry = Arrays.copyOf(label.getBytes(StandardCharsets.US_ASCII), label.length() + base64.length + 1);
        System.arraycopy(base64, 0, entry, label.length(), base64.length);
        entry[entry.length - 1] = '\n';
        return entry;
    }
}
