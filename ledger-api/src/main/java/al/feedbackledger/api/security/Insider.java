package al.feedbackledger.api.security;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Role;

import java.util.Set;

/** Who is signed in: somebody on the staff, or this machine's command line. */
public sealed interface Insider permits StaffMember, CommandLineUser {
    /** What this insider may act as. */
    Set<Role> roles();

    /** The pseudonymous id that events carry. */
    String actorId();

    /**
     * The insider acting in a role.
     *
     * @throws IllegalArgumentException for a role it does not have
     */
    Actor as(Role role);

    default boolean may(Role role) {
        return roles().contains(role);
    }
}
