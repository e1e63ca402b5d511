package al.feedbackledger.store.backup;

import org.jspecify.annotations.Nullable;

/** A backup that is not made, or not restored, with a sentence that says what to do about it. Nothing was changed. */
public final class BackupRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BackupRefused(String sentence) {
        this(sentence, null);
    }

    public BackupRefused(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
