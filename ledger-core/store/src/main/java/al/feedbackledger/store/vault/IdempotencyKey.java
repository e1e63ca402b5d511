package al.feedbackledger.store.vault;

import com.google.errorprone.annotations.CheckReturnValue;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The key a client makes up for one act, so that a repeated request does nothing twice. It is a secret as well: the stored
 * reply, which may hold a tracking code, is sealed under it. So only forms with enough randomness are taken: a UUID
 * version 4, or 22 to 64 characters of base64url (22 hold 128 bits).
 */
@CheckReturnValue
public final class IdempotencyKey {
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern VERSION_4 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]{22,64}");

    private final String key;

    private IdempotencyKey(String key) {
        this.key = key;
    }

    /** The key a client sent, or empty if it is none. A UUID of another version can be guessed and is none. */
    public static Optional<IdempotencyKey> read(String sent) {
        if (sent.length() > 64) {
            return Optional.empty();
        }
        if (UUID_FORM.matcher(sent).matches()) {
            String lower = sent.toLowerCase(Locale.ROOT);
            return VERSION_4.matcher(lower).matches() ? Optional.of(new IdempotencyKey(lower)) : Optional.empty();
        }
        return BASE64URL.matcher(sent).matches() ? Optional.of(new IdempotencyKey(sent)) : Optional.empty();
    }

    /**
     * The key of an act that follows from something recorded: a timer's cause and kind, an import's source and row. Anybody
     * could work it out, so the reply to such an act is empty.
     */
    public static IdempotencyKey derived(String cause, String kind) {
        byte[] hash = Crypto.sha256(Crypto.utf8("feedback-ledger/derived-key/v1\0" + cause + "\0" + kind));
        return new IdempotencyKey(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }

    byte[] bytes() {
        return Crypto.utf8(key);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "IdempotencyKey[hidden]";
    }
}
