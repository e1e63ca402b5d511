package al.feedbackledger.api.security;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Role;

import java.util.EnumSet;
import java.util.Set;

/**
 * Whoever can read the instance file on this machine: the command line, as administrator, importer and
 * auditor: they could read the database itself, so nothing is kept from them by asking for an account. Words are another
 * matter, see {@code ops/docs/adr/0006}.
 */
public record CommandLineUser() implements Insider {
    /** Its id in events. */
    public static final String ACTOR_ID = "command-line";

    @Override
    public Set<Role> roles() {
        return EnumSet.of(Role.ADMIN, Role.IMPORTER, Role.AUDITOR);
    }

    @Override
    public String actorId() {
        return ACTOR_ID;
    }

    @Override
    public Actor as(Role role) {
        if (!may(role)) {
            throw new IllegalArgumentException(
                    "the command line acts as administrator, importer and auditor, not as " + role);
        }
        return new Actor(role, ACTOR_ID, null, null);
    }
}
