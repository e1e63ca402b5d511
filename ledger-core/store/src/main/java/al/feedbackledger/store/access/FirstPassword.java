package al.feedbackledger.store.access;

/**
 * A random password, told once to whoever opens or resets an account.
 *
 * @param account whose it is
 * @param password must be changed at the first sign-in; stored only as a hash
 */
public record FirstPassword(StaffAccount account, String password) {
    /** Without the password. */
    @Override
    public String toString() {
        return "FirstPassword[" + account + "]";
    }
}
