package al.feedbackledger.api.security;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.store.access.StaffAccount;

import java.time.Instant;
import java.util.Set;

/**
 * Somebody on the staff, signed in.
 *
 * @param account as it is now: it is read again at every request
 * @param actor the account as it acts
 */
public record StaffMember(StaffAccount account, Actor actor, Instant signedInAt) implements Insider {
    @Override
    public Set<Role> roles() {
        return Set.of(actor.role());
    }

    @Override
    public String actorId() {
        return actor.id();
    }

    @Override
    public Actor as(Role role) {
        if (role != actor.role()) {
            throw new IllegalArgumentException("this account acts as " + actor.role() + ", not as " + role);
        }
        return actor;
    }

    /** Without the login: logs name nobody. */
    @Override
    public String toString() {
        return "StaffMember[" + actor.id() + "]";
    }
}
