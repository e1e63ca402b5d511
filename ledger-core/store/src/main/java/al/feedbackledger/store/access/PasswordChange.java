package al.feedbackledger.store.access;

/** What comes of changing a password. */
public enum PasswordChange {
    DONE,
    /** The old password is wrong, or the account is closed. */
    WRONG_PASSWORD,
    /** Fewer than {@link Passwords#MIN_CHARACTERS} characters. */
    TOO_SHORT,
    /** More than {@link Passwords#MAX_CHARACTERS} characters. */
    TOO_LONG,
    /** The new password is the old one. */
    SAME,
    /** The password holds the login or fewer than five different characters. */
    TOO_SIMPLE
}
