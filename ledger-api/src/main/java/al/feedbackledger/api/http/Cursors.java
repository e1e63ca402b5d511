package al.feedbackledger.api.http;

import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * Opaque, signed cursors: where a list goes on, for the list and the reader it was made for. Clients can neither make one
 * up nor carry one over to another list.
 *
 * <pre>
 * cursor = base64url( HMAC-SHA-256(key, list ‖ 0x00 ‖ place)[0..16] ‖ place )
 * </pre>
 */
@Component
@CheckReturnValue
public final class Cursors {
    private static final int MAC_BYTES = 16;
    private static final int MAX_CHARACTERS = 2_000;

    private final byte[] key;

    Cursors(Secrets secrets) {
        this.key = secrets.key("cursor/v1");
    }

    /**
     * @param list which list, with the filters that make it another
     * @param place where it goes on; null at its end
     */
    public @Nullable String seal(String list, @Nullable String place) {
        if (place == null) {
            return null;
        }
        byte[] text = place.getBytes(StandardCharsets.UTF_8);
        byte[] mac = mac(list, text);
        byte[] cursor = Arrays.copyOf(mac, MAC_BYTES + text.length);
        System.arraycopy(text, 0, cursor, MAC_BYTES, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /**
     * @return where the list goes on; null without a cursor
     * @throws al.feedbackledger.api.problem.ProblemFound if it is not a cursor of this list
     */
    public @Nullable String open(String list, @Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        byte[] bytes = decode(cursor);
        if (bytes.length > MAC_BYTES) {
            byte[] text = Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length);
            if (MessageDigest.isEqual(Arrays.copyOf(bytes, MAC_BYTES), mac(list, text))) {
                return new String(text, StandardCharsets.UTF_8);
            }
        }
        throw Problem.of(ProblemType.BAD_CURSOR).found();
    }

    private static byte[] decode(String cursor) {
        try {
            return cursor.length() > MAX_CHARACTERS
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private byte[] mac(String list, byte[] place) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(place), MAC_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
        }
    }
}
