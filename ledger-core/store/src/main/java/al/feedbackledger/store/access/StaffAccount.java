package al.feedbackledger.store.access;

import al.feedbackledger.rules.decision.Role;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Somebody who works with the ledger, in one role. Who holds two offices has two accounts.
 *
 * @param actorId random; what events know of the account
 * @param login what the person signs in with; it stays in {@code ops.staff}
 * @param institution whom the account works for; null for roles that work for none
 * @param mustChangePassword whether nothing is allowed before a password of one's own is set
 * @param active whether the account may act at all
 */
public record StaffAccount(
        UUID actorId,
        String login,
        Role role,
        @Nullable String institution,
        boolean mustChangePassword,
        boolean active) {

    /** Without the login: logs name nobody. */
    @Override
    public String toString() {
        return "StaffAccount[" + actorId + ", " + role + "]";
    }
}
