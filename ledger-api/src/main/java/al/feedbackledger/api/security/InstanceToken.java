package al.feedbackledger.api.security;

import al.feedbackledger.store.vault.Randomness;
import com.google.errorprone.annotations.CheckReturnValue;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * The token of this start, for the command line on this machine: written into the instance file, which only the user who
 * runs the ledger can read, and worthless after the next start.
 */
@Component
@CheckReturnValue
public final class InstanceToken {
    private static final int BYTES = 32;

    private final String token;

    InstanceToken(Randomness randomness) {
        this.token = Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(BYTES));
    }

    /** For the instance file alone. */
    public String value() {
        return token;
    }

    boolean is(String sent) {
        return MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "InstanceToken[hidden]";
    }
}
