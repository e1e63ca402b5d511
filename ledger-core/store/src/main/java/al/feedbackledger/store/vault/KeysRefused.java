package al.feedbackledger.store.vault;

/** A reason not to work with these keys, with a sentence that says what to do about it. Never holds a key. */
public final class KeysRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    /** The kinds of refusal; scripts and tests rely on these names. */
    public enum Code {
        /** There is no key folder, or a key is missing in it. */
        KEYS_MISSING,
        /** A key folder is there already and stays as it is. */
        KEYS_EXIST,
        /** Others than its owner could read the folder or a key. */
        TOO_OPEN,
        /** The folder or a key cannot be read or written, or a key is not one. */
        KEYS_UNUSABLE,
        /** The database was written with other keys. */
        OTHER_KEYS
    }

    public KeysRefused(Code code, String sentence) {
        super(sentence);
        this.code = code;
    }

    public KeysRefused(Code code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
