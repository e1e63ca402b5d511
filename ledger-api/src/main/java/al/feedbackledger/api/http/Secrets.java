package al.feedbackledger.api.http;

import al.feedbackledger.store.vault.KeyFolder;
import com.google.errorprone.annotations.CheckReturnValue;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;

/**
 * Keys of the doors, each derived from the key folder for one purpose: all nodes that share the folder have the same, and
 * they outlive a restart.
 */
@Component
@CheckReturnValue
public final class Secrets {
    private final KeyFolder keys;

    Secrets(KeyFolder keys) {
        this.keys = keys;
    }

    /** 32 bytes for a purpose, for example {@code cursor/v1}. */
    public byte[] key(String purpose) {
        return keys.pepper().mac(("feedback-ledger/door/" + purpose).getBytes(StandardCharsets.UTF_8));
    }
}
